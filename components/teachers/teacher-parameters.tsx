'use client';
/** The rarely changed part of a teacher's form: what is sent with every call, and how calls are made. */
import type { FieldErrors, UseFormRegister } from 'react-hook-form';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import type { TeacherFormValues } from './teacher-form-schema';

type TeacherParametersProps = {
  register: UseFormRegister<TeacherFormValues>;
  errors: FieldErrors<TeacherFormValues>;
};

const NUMBERS = [
  { name: 'temperature', label: 'Temperature' },
  { name: 'topP', label: 'Top p' },
  { name: 'maxTokens', label: 'Tokens per reply' },
  { name: 'frequencyPenalty', label: 'Frequency penalty' },
  { name: 'presencePenalty', label: 'Presence penalty' },
] as const;

export function TeacherParameters({ register, errors }: TeacherParametersProps) {
  return (
    <div className="flex flex-col gap-4 pt-3">
      <p className="text-sm text-muted">
        What is set here wins over the sampling of a run. An empty field is not sent at all.
      </p>
      <div className="grid grid-cols-2 items-start gap-3 sm:grid-cols-3">
        {NUMBERS.map(({ name, label }) => (
          <Field key={name} label={label} isOptional error={errors[name]?.message}>
            <Input inputMode="decimal" autoComplete="off" {...register(name)} />
          </Field>
        ))}
      </div>
      <Field label="System prompt" isOptional error={errors.systemPrompt?.message}>
        <Textarea rows={2} isMono {...register('systemPrompt')} />
      </Field>
    </div>
  );
}
