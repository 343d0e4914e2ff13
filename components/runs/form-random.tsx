'use client';
/** The seed of every random choice of the run. */
import { Dices } from 'lucide-react';
import { useFormContext } from 'react-hook-form';
import { Button } from '@/components/ui/button';
import { Section } from '@/components/ui/section';
import type { RunFormValues } from './run-form';
import { TextField } from './text-field';

export function FormRandom() {
  const { setValue } = useFormContext<RunFormValues>();
  const roll = () => {
    const [seed = 0] = crypto.getRandomValues(new Uint32Array(1));
    setValue('randomSeed', String(seed), { shouldValidate: true, shouldDirty: true });
  };
  return (
    <Section title="Random choice">
      <div className="flex flex-wrap items-end gap-2">
        <TextField name="randomSeed" label="Seed" isNumber className="w-40" />
        <Button icon={<Dices size={16} aria-hidden />} onClick={roll}>
          Another seed
        </Button>
      </div>
      <p className="text-sm text-muted">
        The same seed with the same seed sets plans the same operations, whatever the speed.
      </p>
    </Section>
  );
}
