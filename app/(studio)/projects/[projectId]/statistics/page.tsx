import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { StatisticsPage } from '@/components/statistics/statistics-page';
import { loadPage } from '@/lib/server/http/page-load';

export const metadata: Metadata = { title: 'Did it help?' };

/** The figures are counted after the page is there: a million evolutions take seconds. */
export default async function Page({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params;
  const state = await loadPage((q) => [
    q.people.me.queryOptions(),
    q.projects.get.queryOptions({ input: { projectId } }),
    q.teachers.list.queryOptions({ input: { projectId } }),
  ]);
  return (
    <HydrationBoundary state={state}>
      <StatisticsPage projectId={projectId} />
    </HydrationBoundary>
  );
}
