/** One figure with its name and what it is counted from. */
import type { ReactNode } from 'react';
import { cn } from './class-names';

type StatProps = { label: ReactNode; value: ReactNode; hint?: ReactNode; className?: string };

export function Stat({ label, value, hint, className }: StatProps) {
  return (
    <div className={cn('flex min-w-0 flex-col', className)}>
      <span className="text-sm text-muted">{label}</span>
      <span className="text-lg font-medium tabular">{value}</span>
      {hint && <span className="text-sm text-faint tabular">{hint}</span>}
    </div>
  );
}
