'use client';
/** The cap of the run in dollars. */
import { Section } from '@/components/ui/section';
import { TextField } from './text-field';

export function FormBudget() {
  return (
    <Section
      title="Budget"
      description="Every call is reserved at its dearest before it is made, so that the run never costs more. It can be changed later."
    >
      <TextField
        name="capUsd"
        label="Cap in dollars"
        hint="Empty: no cap. It needs a price for every model, on the teachers page."
        isNumber
        isOptional
        className="max-w-80"
      />
    </Section>
  );
}
