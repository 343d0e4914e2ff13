import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { AgreementPage } from '@/components/agreement/agreement-page';
import { loadPage } from '@/lib/server/http/page-load';

export const metadata: Metadata = { title: 'Agreement' };

/** The figures are counted after the page is there: a million decisions take a second. */
export default async function Page({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params;
  const state = await loadPage((q) => [
    q.people.me.queryOptions(),
    q.projects.get.queryOptions({ input: { projectId } }),
  ]);
  return (
    <HydrationBoundary state={state}>
      <AgreementPage projectId={projectId} />
    </HydrationBoundary>
  );
}
