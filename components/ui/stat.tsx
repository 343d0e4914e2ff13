/** One figure with its name and what it is counted from. */
import { type ReactNode, useId } from 'react';
import { cn } from './class-names';

type StatProps = { label: ReactNode; value: ReactNode; hint?: ReactNode; className?: string };

export function Stat({ label, value, hint, className }: StatProps) {
  const labelId = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls; this names a figure
    <div role="group" aria-labelledby={labelId} className={cn('flex min-w-0 flex-col', className)}>
      <span id={labelId} className="text-sm text-muted">
        {label}
      </span>
      <span className="text-lg font-medium tabular">{value}</span>
      {hint && <span className="text-sm text-faint tabular">{hint}</span>}
    </div>
  );
}
