'use client';
/** The table of all instructions of a project, page by page. */
import { BookOpenText } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { LinkButton } from '@/components/ui/link-button';
import { Select } from '@/components/ui/select';
import { SkeletonRows } from '@/components/ui/skeleton';
import { formatCount, formatCountOf } from '@/lib/client/display';
import { projectHref } from '@/lib/client/page-links';
import { problemOf } from '@/lib/client/problem';
import { useInstructionPages } from '@/lib/client/queries/instructions';
import type { Id } from '@/lib/core/domain/identifier';
import { FilterBar } from './filter-bar';
import { InstructionTable } from './instruction-table';
import { useListing } from './use-listing';

export function InstructionList({ projectId }: { projectId: Id }) {
  const { listing, isFiltered, change, clear } = useListing();
  const pages = useInstructionPages(projectId, listing);
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const total = pages.data?.pages[0]?.total ?? null;
  const isEmpty = pages.isSuccess && rows.length === 0;
  return (
    <div className="flex flex-col gap-4">
      <FilterBar {...{ projectId, listing, isFiltered, change, clear }} />
      {pages.isPending ? <SkeletonRows rows={12} /> : null}
      {pages.isError ? <ErrorState problem={problemOf(pages.error)} onRetry={() => void pages.refetch()} /> : null}
      {isEmpty ? <Nothing projectId={projectId} isFiltered={isFiltered} clear={clear} /> : null}
      {rows.length > 0 ? (
        <>
          <div className="flex flex-wrap items-center justify-between gap-2">
            <p role="status" className="text-sm text-muted tabular">
              {total === null ? 'More than 10 000 instructions' : formatCountOf(total, 'instruction')}
              {total === null || rows.length < total ? `, ${formatCount(rows.length)} shown` : ''}
            </p>
            <Select
              size="sm"
              label="Order"
              className="w-auto"
              value={listing.order}
              onValueChange={(order) => change({ order })}
              options={[
                { value: 'newest', label: 'newest first' },
                { value: 'oldest', label: 'oldest first' },
              ]}
            />
          </div>
          <div aria-busy={pages.isPlaceholderData} className={pages.isPlaceholderData ? 'opacity-60' : undefined}>
            <InstructionTable projectId={projectId} rows={rows} />
          </div>
          {pages.hasNextPage ? (
            <Button
              isBusy={pages.isFetchingNextPage}
              onClick={() => void pages.fetchNextPage()}
              className="self-center"
            >
              Show more
            </Button>
          ) : null}
        </>
      ) : null}
    </div>
  );
}

function Nothing({ projectId, isFiltered, clear }: { projectId: Id; isFiltered: boolean; clear: () => void }) {
  if (isFiltered) {
    return (
      <EmptyState title="Nothing matches" action={<Button onClick={clear}>Clear filters</Button>}>
        Search finds whole words in any order; quotation marks find a phrase, and a minus leaves a word out. All filters
        that are on must hold together.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No instructions yet"
      icon={<BookOpenText size={20} aria-hidden />}
      action={
        <LinkButton variant="primary" href={projectHref(projectId, 'seeds')}>
          Import seeds
        </LinkButton>
      }
    >
      Every seed and every child that a run makes stands here. Begin with a file of seeds.
    </EmptyState>
  );
}
