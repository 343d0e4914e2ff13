/** A page with nothing on it yet: one sentence that teaches the next step, and one button. */
import type { ReactNode } from 'react';
import { cn } from './class-names';

type EmptyStateProps = {
  title: string;
  /** The next step, in one sentence. */
  children: ReactNode;
  action?: ReactNode;
  icon?: ReactNode;
  className?: string;
};

export function EmptyState({ title, children, action, icon, className }: EmptyStateProps) {
  return (
    <div className={cn('flex flex-col items-start gap-3 rounded-lg border border-dashed border-line p-8', className)}>
      {icon && <span className="text-faint">{icon}</span>}
      <h2 className="text-lg font-semibold">{title}</h2>
      <p className="max-w-reading text-muted">{children}</p>
      {action && <div className="mt-1 flex flex-wrap gap-2">{action}</div>}
    </div>
  );
}
