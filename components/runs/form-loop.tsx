'use client';
/** How the run goes on from round to round: how many rounds, which instructions each evolves, how often, and when there is enough. */
import { useController, useFormContext } from 'react-hook-form';
import { RadioGroup } from '@/components/ui/radio-group';
import { Section } from '@/components/ui/section';
import { POOL_POLICIES } from '@/lib/core/domain/run';
import type { RunFormValues } from './run-form';
import { POLICY_WORDS } from './run-words';
import { TextField } from './text-field';

export function FormLoop() {
  const { control } = useFormContext<RunFormValues>();
  const { field } = useController({ control, name: 'poolPolicy' });
  return (
    <Section title="Loop" description="You start each round, one at a time or several in a row.">
      <RadioGroup
        label="Each round evolves"
        value={field.value}
        onValueChange={field.onChange}
        options={POOL_POLICIES.map((value) => ({ value, ...POLICY_WORDS[value] }))}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField name="rounds" label="Rounds" hint="At most so many." isNumber />
        <TextField
          name="untilKept"
          label="Until so many are kept"
          hint="Then the run is done, also within a round. Empty: after the last round."
          isNumber
        />
        <TextField
          name="evolutionsPerInstruction"
          label="Evolutions per instruction"
          hint="In each round, 1 to 8, each with its own choice of the operation."
          isNumber
        />
        {field.value === 'whole_pool' ? null : (
          <TextField
            name="retries"
            label="Tries again within the round"
            hint="Of an evolution that was dropped or failed, at once and with another choice. 0: none."
            isNumber
          />
        )}
      </div>
    </Section>
  );
}
