'use client';
/** The filter of the queue: what is on as chips, the rest behind one button. */
import { ListFilter } from 'lucide-react';
import { ActiveChip } from '@/components/ui/active-chip';
import { Button } from '@/components/ui/button';
import { Popover } from '@/components/ui/popover';
import { useRunChoices } from '@/lib/client/queries/reviews';
import { activeFilters, type FilterName } from '@/lib/client/review-filter';
import { useSingleLetterKeys } from '@/lib/client/stored-choice';
import type { ReviewFilter } from '@/lib/core/contract/reviews';
import { RULE_FACTS } from '@/lib/core/domain/evolution';
import type { Id } from '@/lib/core/domain/identifier';
import { operationLabel } from '@/lib/core/domain/operation';
import type { LeaseOrder } from '@/lib/core/domain/review';
import { type Choice, ORDER_LABELS, SHOW_LABELS } from './filter-choice';
import { FilterFields } from './later';
import type { ReviewChoice } from './use-review-filter';

type FilterMenuProps = {
  projectId: Id;
  filter: ReviewFilter;
  order: LeaseOrder;
  onChange: (change: Partial<ReviewChoice>) => void;
  onClear: () => void;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

export function FilterMenu(props: FilterMenuProps) {
  const { projectId, filter, order, onChange, onClear, isOpen, onOpenChange } = props;
  const runs = useRunChoices(projectId, isOpen || filter.runId !== undefined);
  const active = activeFilters(filter);
  const [hasSingleLetters] = useSingleLetterKeys();
  const nameOf = (name: FilterName) => chipLabel(name, filter, runs);
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <Popover
        open={isOpen}
        onOpenChange={onOpenChange}
        trigger={
          <Button
            size="sm"
            variant="quiet"
            icon={<ListFilter aria-hidden size={14} />}
            {...(hasSingleLetters ? { shortcut: '/' } : {})}
            className="max-sm:[&_kbd]:hidden"
          >
            Filter
          </Button>
        }
        title="What to review"
      >
        <FilterFields
          filter={filter}
          order={order}
          runs={runs}
          onShow={(choice) => {
            onOpenChange(false);
            onChange(choice);
          }}
          onClear={active.length > 0 ? onClear : undefined}
        />
      </Popover>
      {filter.show === 'open' && order !== 'as_made' && (
        <ActiveChip name={ORDER_LABELS[order]} onRemove={() => onChange({ order: 'as_made' })} />
      )}
      {active.map((name) => (
        <ActiveChip
          key={name}
          name={nameOf(name)}
          onRemove={() => onChange({ [name]: name === 'show' ? 'open' : undefined })}
        />
      ))}
    </div>
  );
}

function chipLabel(name: FilterName, filter: ReviewFilter, runs: readonly Choice[]): string {
  switch (name) {
    case 'runId':
      return runs.find((run) => run.id === filter.runId)?.name ?? 'one run';
    case 'round':
      return `round ${filter.round}`;
    case 'operation':
      return filter.operation ? operationLabel(filter.operation) : '';
    case 'status':
      return filter.status ?? '';
    case 'rule':
      return filter.rule ? RULE_FACTS[filter.rule].label : '';
    case 'show':
      return SHOW_LABELS[filter.show];
  }
}
