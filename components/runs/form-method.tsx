'use client';
/** Preset and number of rounds: a preset fills the fields below; a change of one of them makes it custom. */
import { useFormContext, useWatch } from 'react-hook-form';
import { RadioGroup } from '@/components/ui/radio-group';
import { Section } from '@/components/ui/section';
import { PRESETS, type PresetId } from '@/lib/core/domain/run';
import type { RunFormValues } from './run-form';
import { presetFields, shownPreset } from './run-form-presets';
import { PRESET_WORDS } from './run-words';
import { TextField } from './text-field';

export function FormMethod() {
  const { control, getValues, reset, formState } = useFormContext<RunFormValues>();
  const preset = useWatch({ control, compute: shownPreset });
  const choose = (chosen: PresetId) => {
    const fields = chosen === 'custom' ? {} : presetFields(chosen);
    reset({ ...getValues(), ...fields, preset: chosen }, { keepDefaultValues: true, keepTouched: formState.isDirty });
  };
  return (
    <Section title="Method" description="Evol-Instruct (WizardLM, arXiv 2304.12244).">
      <RadioGroup
        label="Preset"
        value={preset}
        onValueChange={choose}
        options={PRESETS.map((id) => ({ value: id, ...PRESET_WORDS[id] }))}
      />
      <TextField
        name="rounds"
        label="Rounds"
        hint="At most so many; each is started by you, one at a time or several in a row."
        isNumber
        className="max-w-80"
      />
    </Section>
  );
}
