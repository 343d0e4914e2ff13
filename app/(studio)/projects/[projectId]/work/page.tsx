import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { MyWorkPage } from '@/components/work/my-work-page';
import { cursorPages } from '@/lib/client/cursor-pages';
import { loadPage } from '@/lib/server/http/page-load';

export const metadata: Metadata = { title: 'My work' };

export default async function Page({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params;
  const state = await loadPage((q) => [
    q.people.me.queryOptions(),
    q.projects.get.queryOptions({ input: { projectId } }),
    q.work.mine.queryOptions({ input: { projectId } }),
    q.work.decisions.infiniteOptions(cursorPages({ projectId })),
  ]);
  return (
    <HydrationBoundary state={state}>
      <MyWorkPage projectId={projectId} />
    </HydrationBoundary>
  );
}
