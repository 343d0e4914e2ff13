import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { DryRunList } from '@/components/dry-runs/dry-run-list';
import { cursorPages } from '@/lib/client/cursor-pages';
import { loadPage } from '@/lib/server/http/page-load';

export const metadata: Metadata = { title: 'Dry runs' };

export default async function Page({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params;
  const state = await loadPage((q) => [
    q.people.me.queryOptions(),
    q.dryRuns.list.infiniteOptions(cursorPages({ projectId })),
  ]);
  return (
    <HydrationBoundary state={state}>
      <DryRunList projectId={projectId} />
    </HydrationBoundary>
  );
}
