'use client';
/** Method and preset: a preset fills the fields below; a change of one of them makes it custom. */
import { useFormContext, useWatch } from 'react-hook-form';
import { Field } from '@/components/ui/field';
import { RadioGroup } from '@/components/ui/radio-group';
import { Section } from '@/components/ui/section';
import { Select } from '@/components/ui/select';
import { CUSTOM, findMethod, METHODS } from '@/lib/core/evolution/methods/known-methods';
import { CUSTOM_WORDS } from './method-words';
import type { RunFormValues } from './run-form';
import { methodFields, presetFields, shownPreset } from './run-form-presets';

export function FormMethod() {
  const { control, getValues, reset, formState } = useFormContext<RunFormValues>();
  const method = findMethod(useWatch({ control, name: 'method' }));
  const preset = useWatch({ control, compute: shownPreset });
  const fill = (fields: Partial<RunFormValues>) =>
    reset({ ...getValues(), ...fields }, { keepDefaultValues: true, keepTouched: formState.isDirty });
  if (!method) return null;
  const presets = [...Object.entries(method.presets), [CUSTOM, CUSTOM_WORDS] as const];
  return (
    <Section title="Method" description={`${method.label} (${method.source}).`}>
      {METHODS.length > 1 && (
        <Field label="Method" className="max-w-80">
          <Select
            value={method.id}
            onValueChange={(id) => fill(methodFields(id))}
            options={METHODS.map(({ id, label }) => ({ value: id, label }))}
          />
        </Field>
      )}
      <RadioGroup
        label="Preset"
        value={preset}
        onValueChange={(chosen) => fill({ ...(chosen === CUSTOM ? {} : presetFields(method, chosen)), preset: chosen })}
        options={presets.map(([value, { label, hint }]) => ({ value, label, hint }))}
      />
    </Section>
  );
}
