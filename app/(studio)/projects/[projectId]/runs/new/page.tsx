import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { NewRun } from '@/components/runs/new-run';
import { PageFrame } from '@/components/shell/page-frame';
import { projectHref } from '@/lib/client/page-links';
import { loadPage } from '@/lib/server/http/page-load';

export const metadata: Metadata = { title: 'New run' };

export default async function Page({ params }: { params: Promise<{ projectId: string }> }) {
  const input = await params;
  const state = await loadPage((q) => [
    q.seeds.listSets.queryOptions({ input }),
    q.teachers.list.queryOptions({ input }),
    q.runs.list.queryOptions({ input }),
  ]);
  return (
    <HydrationBoundary state={state}>
      <PageFrame
        title="New run"
        breadcrumb={[{ label: 'Runs', href: projectHref(input.projectId, 'runs') }]}
        description="Nothing is asked of a teacher before you start the first round."
      >
        <NewRun projectId={input.projectId} />
      </PageFrame>
    </HydrationBoundary>
  );
}
