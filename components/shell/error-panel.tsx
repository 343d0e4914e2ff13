'use client';
/** In place of a page, or a part of one, that could not be shown. */
import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { startTransition } from 'react';
import { ErrorState } from '@/components/ui/error-state';
import { problemOf } from '@/lib/client/problem';

type ErrorPanelProps = { error: Error & { digest?: string }; reset: () => void };

export function ErrorPanel({ error, reset }: ErrorPanelProps) {
  const router = useRouter();
  const queryErrors = useQueryErrorResetBoundary();
  const problem = problemOf(error);
  const tryAgain = () =>
    startTransition(() => {
      queryErrors.reset();
      router.refresh();
      reset();
    });
  return (
    <div className="mx-auto w-full max-w-page px-4 py-6 md:px-8">
      <h1 className="mb-4 text-xl font-semibold">This page could not be shown</h1>
      <ErrorState
        problem={{
          message: problem.message,
          remedy: [problem.remedy, error.digest && `In the log it is ${error.digest}.`].filter(Boolean).join(' '),
        }}
        onRetry={tryAgain}
      />
    </div>
  );
}
