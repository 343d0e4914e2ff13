'use client';
/** What becomes of a lineage whose child was dropped or failed. */
import { useController, useFormContext } from 'react-hook-form';
import { RadioGroup } from '@/components/ui/radio-group';
import { Section } from '@/components/ui/section';
import type { OnFailure } from '@/lib/core/domain/run';
import type { RunFormValues } from './run-form';
import { ON_FAILURE_WORDS } from './run-words';
import { TextField } from './text-field';

const KINDS = ['retry_next_round', 'drop', 'retry_now'] as const satisfies readonly OnFailure['kind'][];

export function FormFailure() {
  const { control } = useFormContext<RunFormValues>();
  const { field } = useController({ control, name: 'onFailure' });
  return (
    <Section title="When a child is dropped or fails">
      <RadioGroup
        label="Then"
        isLabelHidden
        value={field.value}
        onValueChange={field.onChange}
        options={KINDS.map((kind) => ({
          value: kind,
          label: <span className="first-letter:uppercase inline-block">{ON_FAILURE_WORDS[kind].label}</span>,
          hint: ON_FAILURE_WORDS[kind].hint,
        }))}
      />
      {field.value === 'retry_now' ? (
        <TextField name="retries" label="Times more, at most" isNumber className="max-w-80" />
      ) : null}
    </Section>
  );
}
