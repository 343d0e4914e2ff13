import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { ReviewRoom } from '@/components/review/review-room';
import { queueInput, reviewFilterOf } from '@/lib/client/review-filter';
import { loadPage } from '@/lib/server/http/page-load';

export const metadata: Metadata = { title: 'Review' };

type PageProps = {
  params: Promise<{ projectId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function Page({ params, searchParams }: PageProps) {
  const { projectId } = await params;
  const filter = reviewFilterOf(await searchParams);
  const state = await loadPage((q) => [
    q.people.me.queryOptions(),
    q.reviews.queue.queryOptions({ input: queueInput(projectId, filter) }),
    q.runs.list.queryOptions({ input: { projectId } }),
  ]);
  return (
    <HydrationBoundary state={state}>
      <ReviewRoom projectId={projectId} />
    </HydrationBoundary>
  );
}
