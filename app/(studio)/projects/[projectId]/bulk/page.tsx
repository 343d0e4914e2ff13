import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { BulkPage } from '@/components/bulk/bulk-page';
import { PageFrame } from '@/components/shell/page-frame';
import { loadPage } from '@/lib/server/http/page-load';

export const metadata: Metadata = { title: 'Bulk decisions' };

export default async function Page({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params;
  const state = await loadPage((q) => [
    q.runs.list.queryOptions({ input: { projectId } }),
    q.projects.get.queryOptions({ input: { projectId } }),
  ]);
  return (
    <HydrationBoundary state={state}>
      <PageFrame
        title="Bulk decisions"
        description="What was kept or dropped by filter, by selection or as a branch, newest first. Blind audits and what a lead settled are never touched."
        isWide
      >
        <BulkPage projectId={projectId} />
      </PageFrame>
    </HydrationBoundary>
  );
}
