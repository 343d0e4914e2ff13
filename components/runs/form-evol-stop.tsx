'use client';
/** After which round growing ends: by a score that a person enters, by a proxy, or not at all. */
import { useController, useFormContext } from 'react-hook-form';
import { RadioGroup } from '@/components/ui/radio-group';
import { Section } from '@/components/ui/section';
import { SCORE_SOURCE_FACTS, SCORE_SOURCES } from '@/lib/core/domain/round-score';
import type { RunFormValues } from './run-form';
import { TextField } from './text-field';

export const EVOL_STOP_OPTIONS = [
  { value: 'off', label: 'Off', hint: 'Every round is made.' },
  ...SCORE_SOURCES.map((value) => ({
    value,
    label: <span className="first-letter:uppercase inline-block">{SCORE_SOURCE_FACTS[value].label}</span>,
    hint: SCORE_SOURCE_FACTS[value].hint,
  })),
] as const;

export function FormEvolStop() {
  const { control } = useFormContext<RunFormValues>();
  const { field } = useController({ control, name: 'evolStop.source' });
  return (
    <Section
      title="Evol Stop"
      description="The first round whose score is below the best so far ends the run, and the data up to the best round is what to export (WizardCoder)."
    >
      <RadioGroup
        label="Decided by"
        isLabelHidden
        value={field.value}
        onValueChange={field.onChange}
        options={[...EVOL_STOP_OPTIONS]}
      />
      {field.value === 'entered' ? (
        <TextField
          name="evolStop.measure"
          label="Measure"
          hint="What is measured and on what, for example pass@1 on MBPP-400. Higher is better."
          className="max-w-80"
        />
      ) : null}
    </Section>
  );
}
