import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { Suspense } from 'react';
import { BulkActions } from '@/components/bulk/bulk-actions';
import { BulkProgress } from '@/components/bulk/bulk-progress';
import { TryOnSelected } from '@/components/dry-runs/try-on-selected';
import { InstructionList } from '@/components/instructions/instruction-list';
import { PageFrame } from '@/components/shell/page-frame';
import { SkeletonRows } from '@/components/ui/skeleton';
import { listingOf, listingPages, loadListing } from '@/lib/client/instruction-listing';
import { loadPage } from '@/lib/server/http/page-load';

export const metadata: Metadata = { title: 'Instructions' };

type PageProps = {
  params: Promise<{ projectId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function Page({ params, searchParams }: PageProps) {
  const { projectId } = await params;
  const listing = listingOf(await loadListing(searchParams));
  const state = await loadPage((q) => [
    q.instructions.list.infiniteOptions(listingPages(projectId, listing)),
    q.runs.list.queryOptions({ input: { projectId } }),
  ]);
  return (
    <HydrationBoundary state={state}>
      <PageFrame title="Instructions" notice={<BulkProgress projectId={projectId} />} isWide>
        <Suspense fallback={<SkeletonRows rows={12} />}>
          <InstructionList
            projectId={projectId}
            actions={
              <>
                <BulkActions projectId={projectId} />
                <TryOnSelected projectId={projectId} />
              </>
            }
          />
        </Suspense>
      </PageFrame>
    </HydrationBoundary>
  );
}
