import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { DryRunPage } from '@/components/dry-runs/dry-run-page';
import { loadPage } from '@/lib/server/http/page-load';

export const metadata: Metadata = { title: 'Dry run' };

export default async function Page({ params }: { params: Promise<{ projectId: string; dryRunId: string }> }) {
  const { projectId, dryRunId } = await params;
  const state = await loadPage((q) => [
    q.people.me.queryOptions(),
    q.dryRuns.get.queryOptions({ input: { projectId, dryRunId } }),
  ]);
  return (
    <HydrationBoundary state={state}>
      <DryRunPage projectId={projectId} dryRunId={dryRunId} />
    </HydrationBoundary>
  );
}
