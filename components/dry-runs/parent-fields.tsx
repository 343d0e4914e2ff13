'use client';
/** With which run's settings, and on which parents. */
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { RadioGroup } from '@/components/ui/radio-group';
import { Select } from '@/components/ui/select';
import { formatCountOf } from '@/lib/client/display';
import type { RunView } from '@/lib/core/contract/runs';
import type { Id } from '@/lib/core/domain/identifier';
import { operationLabel } from '@/lib/core/domain/operation';
import type { DryRunForm } from './dry-run-form';
import { ParentSearch } from './parent-search';

type ParentFieldsProps = {
  projectId: Id;
  form: DryRunForm;
  change: (part: Partial<DryRunForm>) => void;
  runs: readonly RunView[];
};

export function ParentFields({ projectId, form, change, runs }: ParentFieldsProps) {
  const label = operationLabel(form.operation);
  return (
    <>
      <Field label="Run" hint="Its rules, thresholds, sampling and teachers are used as they are now.">
        <Select
          value={form.runId}
          onValueChange={(runId) => change({ runId })}
          placeholder="No run is made yet"
          options={runs.map(({ id, name, rounds }) => ({
            ...{ value: id, label: name },
            hint: formatCountOf(rounds.length, 'round'),
          }))}
        />
      </Field>
      <RadioGroup
        label="Parents"
        value={form.kind}
        onValueChange={(kind) => change({ kind })}
        options={[
          {
            value: 'random',
            label: 'At random',
            hint: 'From the frontier of the run, as its next round would take them.',
          },
          {
            value: 'dropped',
            label: 'Of dropped children',
            hint: `Those of which the last round dropped a child of ${label}, to see whether it fares better now.`,
          },
          {
            value: 'chosen',
            label:
              form.instructionIds.length > 0
                ? `Chosen: ${formatCountOf(form.instructionIds.length, 'instruction')}`
                : 'Chosen by hand',
          },
        ]}
      />
      {form.kind === 'chosen' ? (
        <ParentSearch
          projectId={projectId}
          chosen={form.instructionIds}
          onChange={(instructionIds) => change({ instructionIds })}
        />
      ) : (
        <div className="flex flex-wrap gap-4">
          <Field label="How many parents">
            <Input
              inputMode="numeric"
              className="w-24 tabular"
              value={form.count}
              onChange={(event) => change({ count: event.target.value })}
            />
          </Field>
          <Field label="Random seed" hint="The same seed takes the same parents.">
            <Input
              inputMode="numeric"
              className="w-32 tabular"
              value={String(form.randomSeed)}
              onChange={(event) => {
                const typed = Number(event.target.value);
                if (Number.isInteger(typed) && typed >= 0 && typed < 2 ** 31) change({ randomSeed: typed });
              }}
            />
          </Field>
        </div>
      )}
    </>
  );
}
