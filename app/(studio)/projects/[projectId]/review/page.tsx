import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { ReviewRoom } from '@/components/review/review-room';
import { loadPage } from '@/lib/server/http/page-load';

export const metadata: Metadata = { title: 'Review' };

type PageProps = { params: Promise<{ projectId: string }> };

/** Items are handed out to a tab that is open, not to a page that is being loaded: it may be a reload, or nobody may come. */
export default async function Page({ params }: PageProps) {
  const { projectId } = await params;
  const state = await loadPage((q) => [
    q.people.me.queryOptions(),
    q.projects.get.queryOptions({ input: { projectId } }),
  ]);
  return (
    <HydrationBoundary state={state}>
      <ReviewRoom projectId={projectId} />
    </HydrationBoundary>
  );
}
