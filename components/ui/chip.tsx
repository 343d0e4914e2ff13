/** A word with a meaning: hue, icon and text together, never the hue alone. */
import type { ComponentProps, ReactNode } from 'react';
import { cn } from './class-names';

const TONES = {
  neutral: 'bg-hover text-muted',
  accent: 'bg-accent-soft text-accent',
  danger: 'bg-danger-soft text-danger',
  caution: 'bg-caution-soft text-caution',
  kept: 'bg-kept-soft text-kept',
  dropped: 'bg-dropped-soft text-dropped',
  failed: 'bg-failed-soft text-failed',
  undecided: 'bg-undecided-soft text-undecided',
  open: 'bg-open-soft text-open',
  'in-depth': 'bg-in-depth-soft text-in-depth',
  'in-breadth': 'bg-in-breadth-soft text-in-breadth',
  code: 'bg-code-soft text-code',
  'math-up': 'bg-math-up-soft text-math-up',
  'math-down': 'bg-math-down-soft text-math-down',
  person: 'bg-person-soft text-person',
  rehearsal: 'bg-rehearsal-soft text-rehearsal',
} as const;

export type ChipTone = keyof typeof TONES;

type ChipProps = ComponentProps<'span'> & { tone?: ChipTone; icon?: ReactNode };

export function Chip({ tone = 'neutral', icon, className, children, ...rest }: ChipProps) {
  return (
    <span
      {...rest}
      className={cn(
        'inline-flex h-5 max-w-full items-center gap-1 rounded-sm px-1.5 text-xs font-medium whitespace-nowrap [&_svg]:size-3 [&_svg]:shrink-0',
        TONES[tone],
        className,
      )}
    >
      {icon}
      <span className="truncate">{children}</span>
    </span>
  );
}
