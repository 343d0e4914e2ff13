import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { NewRunLink } from '@/components/runs/new-run-link';
import { RunList } from '@/components/runs/run-list';
import { PageFrame } from '@/components/shell/page-frame';
import { loadPage } from '@/lib/server/http/page-load';

export const metadata: Metadata = { title: 'Runs' };

export default async function Page({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params;
  const state = await loadPage((q) => [q.runs.list.queryOptions({ input: { projectId } })]);
  return (
    <HydrationBoundary state={state}>
      <PageFrame
        title="Runs"
        description="A run applies a method to seeds, round by round."
        actions={<NewRunLink projectId={projectId} />}
      >
        <RunList projectId={projectId} />
      </PageFrame>
    </HydrationBoundary>
  );
}
