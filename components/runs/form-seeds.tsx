'use client';
/** Name, and the seed sets whose rows become lineages. */
import { useController, useFormContext } from 'react-hook-form';
import { Checkbox } from '@/components/ui/checkbox';
import { Section } from '@/components/ui/section';
import { formatCountOf } from '@/lib/client/display';
import type { SeedSetView } from '@/lib/core/contract/seeds';
import type { RunFormValues } from './run-form';
import { TextField } from './text-field';

export function FormSeeds({ seedSets }: { seedSets: SeedSetView[] }) {
  const { control } = useFormContext<RunFormValues>();
  const { field, fieldState } = useController({ control, name: 'seedSetIds' });
  const toggle = (id: string, isChosen: boolean) =>
    field.onChange(isChosen ? [...field.value, id] : field.value.filter((other) => other !== id));
  return (
    <Section title="Name and seeds" description="Every row of the seed sets begins one lineage.">
      <TextField name="name" label="Name" className="max-w-80" />
      <fieldset className="flex flex-col gap-2" tabIndex={-1} ref={field.ref}>
        <legend className="mb-1 text-sm font-medium">Seed sets</legend>
        {seedSets.map((set) => (
          <Checkbox
            key={set.id}
            checked={field.value.includes(set.id)}
            onCheckedChange={(isChosen) => toggle(set.id, isChosen)}
            label={set.name}
            hint={formatCountOf(set.rowCount, 'row')}
          />
        ))}
        {fieldState.error ? (
          <p role="alert" className="text-sm text-danger">
            {fieldState.error.message}
          </p>
        ) : null}
      </fieldset>
    </Section>
  );
}
