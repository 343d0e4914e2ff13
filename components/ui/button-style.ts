/** How buttons look; shared by button, icon-button and link-button so that a link that acts like a button looks like one. */
import { cn } from './class-names';

export type ButtonVariant = 'primary' | 'default' | 'quiet' | 'danger';
export type ButtonSize = 'sm' | 'md';

const VARIANTS: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-on-accent not-aria-disabled:hover:bg-accent-strong',
  default: 'border border-line bg-raised text-ink not-aria-disabled:hover:bg-hover',
  quiet:
    'text-muted aria-disabled:bg-transparent not-aria-disabled:hover:bg-hover not-aria-disabled:hover:text-ink data-popup-open:bg-hover',
  danger: 'border border-line bg-raised text-danger not-aria-disabled:hover:bg-danger-soft',
};

const SIZES: Record<ButtonSize, string> = { sm: 'h-7 gap-1.5 px-2 text-sm', md: 'h-8 gap-2 px-3 text-base' };
const SQUARES: Record<ButtonSize, string> = { sm: 'size-7', md: 'size-8' };

export function buttonStyle(variant: ButtonVariant, size: ButtonSize, isSquare = false): string {
  return cn(
    'relative inline-flex shrink-0 select-none items-center justify-center rounded-md font-medium whitespace-nowrap',
    'aria-disabled:cursor-not-allowed aria-disabled:border-transparent aria-disabled:bg-hover aria-disabled:text-faint',
    VARIANTS[variant],
    isSquare ? SQUARES[size] : SIZES[size],
    isSquare && 'p-0',
  );
}
