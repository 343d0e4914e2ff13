'use client';
/** Every worker process of the studio: where it runs, what it has in hand, and when it was last heard. */
import { PageFrame } from '@/components/shell/page-frame';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { SkeletonRows } from '@/components/ui/skeleton';
import { problemOf } from '@/lib/client/problem';
import { useWorkers } from '@/lib/client/queries/workers';
import { WorkerTable } from './worker-table';

export function WorkersPage() {
  const workers = useWorkers();
  return (
    <PageFrame
      title="Workers"
      description="The processes that ask the teachers. One starts with the studio; others join from any machine that has the same DATABASE_URL and STUDIO_SECRET, and share its rounds."
    >
      {workers.isPending ? <SkeletonRows rows={3} /> : null}
      {workers.isError ? <ErrorState problem={problemOf(workers.error)} /> : null}
      {workers.data?.length === 0 ? (
        <EmptyState title="No worker is running">
          One starts with the studio. Rounds wait until it is there; nothing is lost.
        </EmptyState>
      ) : null}
      {workers.data?.length ? <WorkerTable workers={workers.data} /> : null}
    </PageFrame>
  );
}
