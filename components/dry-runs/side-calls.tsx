'use client';
/** The calls of one child, asked for when they are opened. */
import { TeacherCalls } from '@/components/dataset/teacher-calls';
import { ErrorState } from '@/components/ui/error-state';
import { SkeletonText } from '@/components/ui/skeleton';
import { problemOf } from '@/lib/client/problem';
import { useDryRunCalls } from '@/lib/client/queries/dry-runs';

export function SideCalls({ place }: { place: Parameters<typeof useDryRunCalls>[0] }) {
  const calls = useDryRunCalls(place);
  if (calls.data) return <TeacherCalls calls={calls.data} />;
  if (!calls.isError) return <SkeletonText lines={3} />;
  return <ErrorState problem={problemOf(calls.error)} onRetry={() => void calls.refetch()} />;
}
