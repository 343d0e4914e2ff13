import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { AnnotatorPage } from '@/components/work/annotator-page';
import { loadPage } from '@/lib/server/http/page-load';

export const metadata: Metadata = { title: 'Annotator' };

export default async function Page({ params }: { params: Promise<{ projectId: string; personId: string }> }) {
  const { projectId, personId } = await params;
  const state = await loadPage((q) => [
    q.people.me.queryOptions(),
    q.projects.get.queryOptions({ input: { projectId } }),
  ]);
  return (
    <HydrationBoundary state={state}>
      <AnnotatorPage projectId={projectId} personId={personId} />
    </HydrationBoundary>
  );
}
