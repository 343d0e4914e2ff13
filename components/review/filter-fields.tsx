'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Select, type SelectOption } from '@/components/ui/select';
/** The choices of the filter, one under another. They hold together when they are shown: each alone would hand out twenty items and give them back. */
import { useOperationChoices } from '@/lib/client/operation-choices';
import { SHOWS } from '@/lib/client/review-filter';
import type { ReviewFilter } from '@/lib/core/contract/reviews';
import { RULE_FACTS, RULES, VERDICTS } from '@/lib/core/domain/evolution';
import { LEASE_ORDERS, type LeaseOrder } from '@/lib/core/domain/review';
import { type Choice, ORDER_LABELS, SHOW_LABELS } from './filter-choice';
import type { ReviewChoice } from './use-review-filter';

const ANY = 'any';

type FilterFieldsProps = {
  filter: ReviewFilter;
  order: LeaseOrder;
  runs: Choice[];
  onShow: (choice: ReviewChoice) => void;
  /** Left out: nothing is on. */
  onClear?: (() => void) | undefined;
};

export function FilterFields({ filter: on, order: orderOn, runs, onShow, onClear }: FilterFieldsProps) {
  const [choice, setChoice] = useState<ReviewChoice>({ ...on, order: orderOn });
  const { order, ...filter } = choice;
  const onChange = (change: Partial<ReviewChoice>) => setChoice({ ...choice, ...change });
  const choices = useOperationChoices();
  const rounds = Math.max(filter.round ?? 1, ...runs.map((run) => run.rounds));
  return (
    <div className="flex flex-col gap-3">
      <Choose
        label="Show"
        value={filter.show}
        options={SHOWS.map((value) => ({ value, label: SHOW_LABELS[value] }))}
        onChoose={(show) => onChange({ show: show as ReviewFilter['show'] })}
      />
      {filter.show === 'open' && (
        <Choose
          label="Order"
          value={order}
          options={LEASE_ORDERS.map((value) => ({ value, label: ORDER_LABELS[value] }))}
          onChoose={(next) => onChange({ order: next as LeaseOrder })}
        />
      )}
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
        options={choices}
        onChoose={(operation) => onChange({ operation })}
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
      <div className="flex gap-2">
        <Button size="sm" onClick={() => onShow(choice)}>
          Show these
        </Button>
        {onClear && (
          <Button size="sm" variant="quiet" onClick={onClear}>
            Clear all
          </Button>
        )}
      </div>
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
