'use client';
/** Above the table: how many it holds, what is selected, its order, its columns, its other end. */
import { ArrowDownToLine, ArrowUpToLine, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/class-names';
import { Select } from '@/components/ui/select';
import { formatCount, formatCountOf } from '@/lib/client/display';
import type { ListingEnd } from '@/lib/client/instruction-listing';
import type { Id } from '@/lib/core/domain/identifier';
import { INSTRUCTION_ORDERS, ORDER_FACTS } from '@/lib/core/domain/listing';
import { ColumnChoice } from './column-choice';
import type { ColumnName } from './columns';
import { SavedViews } from './saved-views';
import type { ListingState } from './use-listing';
import type { Selection } from './use-selection';

type TableBarProps = {
  projectId: Id;
  state: ListingState;
  counted: { total: number | null; limit: number; leavesOutBlind: boolean } | undefined;
  /** counting failed */
  isUncounted: boolean;
  selection: Selection;
  columns: readonly ColumnName[];
  actions: ReactNode;
  end: ListingEnd;
  jump: (end: ListingEnd) => void;
};

const ONLY_WITH = {
  words: '',
  added: ' with words added',
  overlap: ' with an overlap',
  agreement: ' that two or more people decided',
} as const;

export function TableBar(props: TableBarProps) {
  const { projectId, state, counted, isUncounted, selection, columns, actions, end, jump } = props;
  const { selected } = selection;
  const { measure } = ORDER_FACTS[state.listing.order];
  return (
    <div className="flex flex-wrap items-center justify-between gap-2">
      <div className="flex min-w-0 flex-wrap items-center gap-2">
        <p role="status" className="text-sm text-muted tabular">
          {counted === undefined
            ? isUncounted
              ? 'How many there are could not be counted'
              : 'Counting…'
            : counted.total === null
              ? `More than ${formatCount(counted.limit)} instructions`
              : formatCountOf(counted.total, 'instruction')}
          {measure === null ? '' : ONLY_WITH[measure]}
          {counted?.leavesOutBlind ? ', without those that wait for your blind decision' : ''}
          {selected ? `, ${selection.isAll ? 'all' : formatCount(selected.count ?? 0)} selected` : ''}
        </p>
        {state.isFiltered && !selected ? (
          <Button size="sm" variant="quiet" icon={<X size={14} aria-hidden />} onClick={state.clear}>
            Clear filters
          </Button>
        ) : null}
        {selected && !selection.isAll ? (
          <Button size="sm" onClick={selection.chooseAll}>
            {counted?.total == null ? 'Select all that match' : `Select all ${formatCount(counted.total)}`}
          </Button>
        ) : null}
        {selected ? (
          <Button size="sm" variant="quiet" onClick={selection.clear}>
            Clear selection
          </Button>
        ) : null}
        {actions}
      </div>
      {/* Where it is narrow, what can be done with the selected comes first. */}
      <div className={cn('flex flex-wrap items-center gap-2', selected && 'max-sm:hidden')}>
        <Select
          size="sm"
          label="Order"
          className="w-auto"
          value={state.listing.order}
          onValueChange={(order) => state.change({ order })}
          options={INSTRUCTION_ORDERS.map((value) => ({ value, label: ORDER_FACTS[value].label }))}
        />
        <ColumnChoice shown={columns} onChange={state.setColumns} />
        <SavedViews projectId={projectId} state={state} />
        {end === 'start' ? (
          <Button size="sm" icon={<ArrowDownToLine size={14} aria-hidden />} onClick={() => jump('end')}>
            To the end
          </Button>
        ) : (
          <Button size="sm" icon={<ArrowUpToLine size={14} aria-hidden />} onClick={() => jump('start')}>
            To the start
          </Button>
        )}
      </div>
    </div>
  );
}
