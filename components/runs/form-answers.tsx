'use client';
/** What is put after each instruction when it is answered. */
import { useController, useFormContext } from 'react-hook-form';
import { Field } from '@/components/ui/field';
import { Section } from '@/components/ui/section';
import { Textarea } from '@/components/ui/textarea';
import type { RunFormValues } from './run-form';

export function FormAnswers() {
  const { control } = useFormContext<RunFormValues>();
  const { field, fieldState } = useController({ control, name: 'responderSuffix' });
  return (
    <Section
      title="Answers"
      description="The responder is asked the instruction alone, as in WizardLM. What stands here is put after it, in a paragraph of its own; it becomes no part of the instruction, and the manifest of an export names it."
    >
      <Field label="Put after each instruction" isOptional error={fieldState.error?.message}>
        <Textarea
          ref={field.ref}
          name={field.name}
          value={field.value}
          rows={3}
          onChange={field.onChange}
          onBlur={field.onBlur}
        />
      </Field>
    </Section>
  );
}
