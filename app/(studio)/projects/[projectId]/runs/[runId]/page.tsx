import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { RunPage } from '@/components/runs/run-page';
import { loadPage } from '@/lib/server/http/page-load';

export const metadata: Metadata = { title: 'Run' };

export default async function Page({ params }: { params: Promise<{ projectId: string; runId: string }> }) {
  const { projectId, runId } = await params;
  const state = await loadPage((q) => [q.runs.get.queryOptions({ input: { projectId, runId } })]);
  return (
    <HydrationBoundary state={state}>
      <RunPage projectId={projectId} runId={runId} />
    </HydrationBoundary>
  );
}
