import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { EliminatorPage } from '@/components/eliminator/eliminator-page';
import { loadPage } from '@/lib/server/http/page-load';

export const metadata: Metadata = { title: 'Eliminator' };

export default async function Page({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params;
  const state = await loadPage((q) => [
    q.people.me.queryOptions(),
    q.audits.list.queryOptions({ input: { projectId } }),
    q.runs.list.queryOptions({ input: { projectId } }),
  ]);
  return (
    <HydrationBoundary state={state}>
      <EliminatorPage projectId={projectId} />
    </HydrationBoundary>
  );
}
