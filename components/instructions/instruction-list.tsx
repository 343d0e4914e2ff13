'use client';
/** The table of all instructions of a project: filters, rows from either end, and what is selected. */
import { BookOpenText } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { LinkButton } from '@/components/ui/link-button';
import { SkeletonRows } from '@/components/ui/skeleton';
import type { ListingEnd } from '@/lib/client/instruction-listing';
import { projectHref } from '@/lib/client/page-links';
import { problemOf } from '@/lib/client/problem';
import { useInstructionCount, useInstructionPages } from '@/lib/client/queries/instructions';
import { SelectedInstructionsProvider } from '@/lib/client/selected-instructions';
import type { Id } from '@/lib/core/domain/identifier';
import { filterUnderOrder } from '@/lib/core/domain/listing';
import { ActiveFilters } from './active-filters';
import { columnsOf } from './columns';
import { FilterBar } from './filter-bar';
import { InstructionTable } from './instruction-table';
import { TableBar } from './table-bar';
import { UnknownWords } from './unknown-words';
import { useListing } from './use-listing';
import { useSelection } from './use-selection';

type InstructionListProps = { projectId: Id; actions?: ReactNode };

/** `actions` are given by the page; they read what is selected by useSelectedInstructions. */
export function InstructionList({ projectId, actions }: InstructionListProps) {
  const state = useListing();
  const { listing } = state;
  const question = JSON.stringify(listing);
  const [reading, setReading] = useState<{ question: string; end: ListingEnd }>({ question, end: 'start' });
  const end = reading.question === question ? reading.end : 'start';
  const pages = useInstructionPages(projectId, listing, end);
  const count = useInstructionCount(projectId, listing);
  const counted = count.data;
  const total = counted?.total ?? null;
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const selection = useSelection(filterUnderOrder(state.filter, listing.order), total);
  const columns = columnsOf(state.columns);
  const jump = (to: ListingEnd) => setReading({ question, end: to });
  return (
    <SelectedInstructionsProvider value={selection.selected}>
      <div className="flex flex-col gap-3">
        <UnknownWords words={state.unknown} onRemove={() => state.removeUnknown()} />
        <FilterBar projectId={projectId} state={state} />
        <ActiveFilters projectId={projectId} state={state} />
        <TableBar
          {...{ state, projectId, counted, isUncounted: count.isError, selection, columns, actions, end, jump }}
        />
        {pages.isPending ? <SkeletonRows rows={12} /> : null}
        {pages.isError ? <ErrorState problem={problemOf(pages.error)} onRetry={() => void pages.refetch()} /> : null}
        {pages.isSuccess && rows.length === 0 ? (
          <Nothing projectId={projectId} isFiltered={state.isFiltered} clear={state.clear} />
        ) : null}
        {rows.length > 0 ? (
          <div aria-busy={pages.isPlaceholderData} className={pages.isPlaceholderData ? 'opacity-60' : undefined}>
            <InstructionTable
              {...{ projectId, rows, pages, total, columns, selection }}
              listingKey={pages.isPlaceholderData ? 'before' : `${end} ${question}`}
              isFromEnd={end === 'end'}
              onJump={jump}
            />
          </div>
        ) : null}
      </div>
    </SelectedInstructionsProvider>
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
