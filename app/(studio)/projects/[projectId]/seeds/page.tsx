import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { SeedsPage } from '@/components/seeds/seeds-page';
import { loadPage } from '@/lib/server/http/page-load';

export const metadata: Metadata = { title: 'Seeds' };

export default async function Page({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params;
  const state = await loadPage((q) => [
    q.people.me.queryOptions(),
    q.seeds.listSets.queryOptions({ input: { projectId } }),
  ]);
  return (
    <HydrationBoundary state={state}>
      <SeedsPage projectId={projectId} />
    </HydrationBoundary>
  );
}
