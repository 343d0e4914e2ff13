'use client';
/** The filter of the queue: what is on as chips, the rest behind one button. */
import { ListFilter, X } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Popover } from '@/components/ui/popover';
import { Select, type SelectOption } from '@/components/ui/select';
import { useRunChoices } from '@/lib/client/queries/reviews';
import { activeFilters, type FilterName } from '@/lib/client/review-filter';
import type { ReviewFilter } from '@/lib/core/contract/reviews';
import { RULE_FACTS, RULES, VERDICTS } from '@/lib/core/domain/evolution';
import type { Id } from '@/lib/core/domain/identifier';
import { OPERATION_FACTS, OPERATIONS } from '@/lib/core/domain/operation';
import { SHOWS } from './use-review-filter';

const SHOW_LABELS = {
  open: 'not decided by me',
  mine: 'decided by me',
  all: 'all',
  flagged: 'flagged',
} as const satisfies Record<ReviewFilter['show'], string>;

const ANY = 'any';

type FilterMenuProps = {
  projectId: Id;
  filter: ReviewFilter;
  onChange: (change: Partial<ReviewFilter>) => void;
  onClear: () => void;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

export function FilterMenu({ projectId, filter, onChange, onClear, isOpen, onOpenChange }: FilterMenuProps) {
  const runs = useRunChoices(projectId);
  const active = activeFilters(filter);
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
            shortcut="/"
            className="max-sm:[&_kbd]:hidden"
          >
            Filter
          </Button>
        }
        title="What to review"
      >
        <FilterFields filter={filter} runs={runs} onChange={onChange} />
        {active.length > 0 && (
          <Button size="sm" variant="quiet" className="mt-3" onClick={onClear}>
            Clear all
          </Button>
        )}
      </Popover>
      {active.map((name) => (
        <button
          key={name}
          type="button"
          aria-label={`Remove the filter ${nameOf(name)}`}
          onClick={() => onChange({ [name]: name === 'show' ? 'open' : undefined })}
          className="inline-flex h-6 items-center gap-1 rounded-sm bg-selected px-1.5 text-xs hover:bg-hover"
        >
          {nameOf(name)}
          <X aria-hidden className="size-3 text-muted" />
        </button>
      ))}
    </div>
  );
}

type Choice = { id: Id; name: string; rounds: number };

function FilterFields({ filter, runs, onChange }: Pick<FilterMenuProps, 'filter' | 'onChange'> & { runs: Choice[] }) {
  const rounds = Math.max(filter.round ?? 1, ...runs.map((run) => run.rounds));
  return (
    <div className="flex flex-col gap-3">
      <Choose
        label="Show"
        value={filter.show}
        options={SHOWS.map((value) => ({ value, label: SHOW_LABELS[value] }))}
        onChoose={(show) => onChange({ show: show as ReviewFilter['show'] })}
      />
      <Choose
        label="Run"
        value={filter.runId}
        any="every run"
        options={runs.map((run) => ({ value: run.id, label: run.name }))}
        onChoose={(runId) => onChange({ runId })}
      />
      <Choose
        label="Round"
        value={filter.round === undefined ? undefined : String(filter.round)}
        any="every round"
        options={Array.from({ length: rounds }, (_, at) => ({ value: String(at + 1), label: `round ${at + 1}` }))}
        onChoose={(round) => onChange({ round: round === undefined ? undefined : Number(round) })}
      />
      <Choose
        label="Operation"
        value={filter.operation}
        any="every operation"
        options={OPERATIONS.map((value) => ({ value, label: OPERATION_FACTS[value].label }))}
        onChoose={(operation) => onChange({ operation: operation as ReviewFilter['operation'] })}
      />
      <Choose
        label="Where it stands"
        value={filter.status}
        any="kept, dropped or undecided"
        options={VERDICTS.map((value) => ({ value, label: value }))}
        onChoose={(status) => onChange({ status: status as ReviewFilter['status'] })}
      />
      <Choose
        label="Dropped by rule"
        value={filter.rule}
        any="any or none"
        options={RULES.map((value) => ({ value, label: RULE_FACTS[value].label }))}
        onChoose={(rule) => onChange({ rule: rule as ReviewFilter['rule'] })}
      />
    </div>
  );
}

type ChooseProps = {
  label: string;
  value: string | undefined;
  any?: string;
  options: SelectOption<string>[];
  onChoose: (value: string | undefined) => void;
};

function Choose({ label, value, any, options, onChoose }: ChooseProps) {
  const all = any ? [{ value: ANY, label: any }, ...options] : options;
  return (
    <Field label={label}>
      <Select
        label={label}
        size="sm"
        value={value ?? ANY}
        options={all}
        onValueChange={(next) => onChoose(next === ANY ? undefined : next)}
      />
    </Field>
  );
}

function chipLabel(name: FilterName, filter: ReviewFilter, runs: readonly Choice[]): string {
  switch (name) {
    case 'runId':
      return runs.find((run) => run.id === filter.runId)?.name ?? 'one run';
    case 'round':
      return `round ${filter.round}`;
    case 'operation':
      return filter.operation ? OPERATION_FACTS[filter.operation].label : '';
    case 'status':
      return filter.status ?? '';
    case 'rule':
      return filter.rule ? RULE_FACTS[filter.rule].label : '';
    case 'show':
      return SHOW_LABELS[filter.show];
  }
}
