'use client';
'use no memo';
/** In place of a page, or of everything, that could not be shown. Plain elements: every page brings this along, and hardly any shows it. */
import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { startTransition } from 'react';
import { problemOf } from '@/lib/client/problem';

type ErrorPanelProps = { error: Error & { digest?: string }; reset: () => void };

export function ErrorPanel({ error, reset }: ErrorPanelProps) {
  const router = useRouter();
  const queryErrors = useQueryErrorResetBoundary();
  const { message, remedy } = problemOf(error);
  const tryAgain = () =>
    startTransition(() => {
      queryErrors.reset();
      router.refresh();
      reset();
    });
  return (
    <div className="mx-auto w-full max-w-page px-4 py-6 md:px-8">
      <h1 className="mb-4 text-xl font-semibold">This page could not be shown</h1>
      <div role="alert" className="flex flex-col items-start gap-2 rounded-lg border border-line bg-danger-soft p-4">
        <p className="font-medium [overflow-wrap:anywhere]">{message}</p>
        <p className="text-muted">
          {[remedy, error.digest && `In the log it is ${error.digest}.`].filter(Boolean).join(' ')}
        </p>
        <button
          type="button"
          onClick={tryAgain}
          className="h-7 rounded-md border border-line bg-raised px-2 text-sm font-medium text-ink hover:bg-hover"
        >
          Try again
        </button>
      </div>
    </div>
  );
}
