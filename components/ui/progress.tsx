'use client';
/** How much of it is done. */
import { Progress as Base } from '@base-ui/react/progress';
import { cn } from './class-names';

type ProgressProps = {
  /** null: it is going on, and nobody knows how long. */
  value: number | null;
  max?: number;
  label: string;
  /** Said aloud instead of a share: "312 of 1 204". */
  valueText?: string;
  className?: string;
};

export function Progress({ value, max = 1, label, valueText, className }: ProgressProps) {
  return (
    <Base.Root
      value={value}
      max={Math.max(max, Number.MIN_VALUE)}
      aria-label={label}
      {...(valueText ? { getAriaValueText: () => valueText } : {})}
      className={cn('w-full', className)}
    >
      <Base.Track className="h-1.5 w-full overflow-hidden rounded-full bg-hover">
        <Base.Indicator className="h-full bg-accent transition-[width] data-indeterminate:w-1/3" />
      </Base.Track>
    </Base.Root>
  );
}
