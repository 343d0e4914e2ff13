import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { Suspense } from 'react';
import { BulkProgress } from '@/components/bulk/bulk-progress';
import { LineagePage } from '@/components/lineages/lineage-page';
import { loadPage } from '@/lib/server/http/page-load';

export const metadata: Metadata = { title: 'Lineage' };

type Params = { projectId: string; seedId: string };

export default async function Page({ params }: { params: Promise<Params> }) {
  const input = await params;
  const state = await loadPage((q) => [q.lineages.tree.queryOptions({ input })]);
  return (
    <HydrationBoundary state={state}>
      <Suspense>
        <LineagePage {...input} progress={<BulkProgress projectId={input.projectId} />} />
      </Suspense>
    </HydrationBoundary>
  );
}
