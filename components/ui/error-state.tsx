'use client';
/** What went wrong, what was kept, and what to do; shown where the thing would have been. */
import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './button';
import { cn } from './class-names';

type ErrorStateProps = {
  problem: { message: string; remedy?: string | undefined };
  onRetry?: () => void;
  action?: ReactNode;
  className?: string;
};

export function ErrorState({ problem, onRetry, action, className }: ErrorStateProps) {
  return (
    <div
      role="alert"
      className={cn('flex items-start gap-3 rounded-lg border border-line bg-danger-soft p-4', className)}
    >
      <CircleAlert size={16} aria-hidden className="mt-0.5 shrink-0 text-danger" />
      <div className="flex min-w-0 flex-col items-start gap-2">
        <p className="font-medium [overflow-wrap:anywhere]">{problem.message}</p>
        {problem.remedy && <p className="text-muted">{problem.remedy}</p>}
        {(onRetry || action) && (
          <div className="flex flex-wrap gap-2">
            {onRetry && (
              <Button size="sm" onClick={onRetry}>
                Try again
              </Button>
            )}
            {action}
          </div>
        )}
      </div>
    </div>
  );
}
