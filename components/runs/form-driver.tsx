'use client';
/** How the teachers are asked: call by call, or in files that the provider answers within a day. */
import { useController, useFormContext } from 'react-hook-form';
import { RadioGroup } from '@/components/ui/radio-group';
import { Section } from '@/components/ui/section';
import { RUN_DRIVERS } from '@/lib/core/domain/teacher-batch';
import type { RunFormValues } from './run-form';
import { DRIVER_WORDS } from './run-words';

export function FormDriver() {
  const { control } = useFormContext<RunFormValues>();
  const { field } = useController({ control, name: 'driver' });
  return (
    <Section title="Calls">
      <RadioGroup
        label="How the teachers are asked"
        isLabelHidden
        value={field.value}
        onValueChange={field.onChange}
        options={RUN_DRIVERS.map((driver) => ({ value: driver, ...DRIVER_WORDS[driver] }))}
      />
    </Section>
  );
}
