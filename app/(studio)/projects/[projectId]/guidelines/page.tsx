import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { GuidelinesPage } from '@/components/guidelines/guidelines-page';
import { cursorPages } from '@/lib/client/cursor-pages';
import { loadPage } from '@/lib/server/http/page-load';

export const metadata: Metadata = { title: 'Guidelines' };

export default async function Page({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params;
  const state = await loadPage((q) => [
    q.people.me.queryOptions(),
    q.guidelines.current.queryOptions({ input: { projectId } }),
    q.guidelines.list.infiniteOptions(cursorPages({ projectId })),
  ]);
  return (
    <HydrationBoundary state={state}>
      <GuidelinesPage projectId={projectId} />
    </HydrationBoundary>
  );
}
