'use client';
import { Field } from '@/components/ui/field';
import { Select, type SelectOption } from '@/components/ui/select';
/** The choices of the filter, one under another. */
import { useOperationChoices } from '@/lib/client/operation-choices';
import { SHOWS } from '@/lib/client/review-filter';
import type { ReviewFilter } from '@/lib/core/contract/reviews';
import { RULE_FACTS, RULES, VERDICTS } from '@/lib/core/domain/evolution';
import { LEASE_ORDERS, type LeaseOrder } from '@/lib/core/domain/review';
import { type Choice, ORDER_LABELS, SHOW_LABELS } from './filter-choice';

const ANY = 'any';

type FilterFieldsProps = {
  filter: ReviewFilter;
  order: LeaseOrder;
  runs: Choice[];
  onChange: (change: Partial<ReviewFilter>) => void;
  onOrder: (order: LeaseOrder) => void;
};

export function FilterFields({ filter, order, runs, onChange, onOrder }: FilterFieldsProps) {
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
          onChoose={(next) => onOrder(next as LeaseOrder)}
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
