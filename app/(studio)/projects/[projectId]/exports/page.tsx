import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { ExportsPage } from '@/components/exports/exports-page';
import { loadPage } from '@/lib/server/http/page-load';

export const metadata: Metadata = { title: 'Exports' };

export default async function Page({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params;
  const input = { projectId };
  const state = await loadPage((q) => [
    q.people.me.queryOptions(),
    q.exports.list.queryOptions({ input }),
    q.runs.list.queryOptions({ input }),
  ]);
  return (
    <HydrationBoundary state={state}>
      <ExportsPage projectId={projectId} />
    </HydrationBoundary>
  );
}
