'use client';
/** The fields of a teacher's form. */
import { useState } from 'react';
import { type UseFormReturn, useFormState, useWatch } from 'react-hook-form';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { TeacherFormResult, TeacherFormValues } from './teacher-form-schema';
import { TeacherParameters } from './teacher-parameters';

type TeacherFieldsProps = {
  form: UseFormReturn<TeacherFormValues, unknown, TeacherFormResult>;
  hasStoredKey: boolean;
};

const PARAMETER_FIELDS = [
  'temperature',
  'topP',
  'maxTokens',
  'frequencyPenalty',
  'presencePenalty',
  'systemPrompt',
] as const;

export function TeacherFields({ form, hasStoredKey }: TeacherFieldsProps) {
  const { register, control } = form;
  // Subscribed here: the form object itself never changes, so the compiler would show its first state for ever.
  const { errors, defaultValues } = useFormState({ control });
  const parameters = useWatch({ control, name: PARAMETER_FIELDS });
  const setCount = parameters.filter((text) => text !== '').length;
  const [isOpen, setOpen] = useState(PARAMETER_FIELDS.some((name) => defaultValues?.[name]));
  const isWrong = PARAMETER_FIELDS.some((name) => errors[name]);
  return (
    <>
      <Field label="Name" error={errors.name?.message}>
        <Input autoComplete="off" {...register('name')} />
      </Field>
      <Field label="Base URL" error={errors.baseUrl?.message} hint="Usually ends in /v1.">
        <Input autoComplete="off" spellCheck={false} placeholder="https://api.openai.com/v1" {...register('baseUrl')} />
      </Field>
      <Field label="Model" error={errors.model?.message}>
        <Input autoComplete="off" spellCheck={false} {...register('model')} />
      </Field>
      <KeyField form={form} hasStoredKey={hasStoredKey} />
      <div className="grid grid-cols-2 items-start gap-3">
        <Field label="Calls at once" error={errors.maxConcurrency?.message}>
          <Input inputMode="numeric" autoComplete="off" {...register('maxConcurrency')} />
        </Field>
        <Field label="Seconds per call" error={errors.timeoutSeconds?.message}>
          <Input inputMode="numeric" autoComplete="off" {...register('timeoutSeconds')} />
        </Field>
        <Field label="Requests per minute" isOptional error={errors.requestsPerMinute?.message}>
          <Input inputMode="numeric" autoComplete="off" {...register('requestsPerMinute')} />
        </Field>
        <Field label="Tokens per minute" isOptional error={errors.tokensPerMinute?.message}>
          <Input inputMode="numeric" autoComplete="off" {...register('tokensPerMinute')} />
        </Field>
      </div>
      <p className="-mt-2 text-sm text-muted">
        All workers share these limits. A limit per minute that is left empty is learned from the server’s headers,
        where it sends them. Changes hold from the next call on.
      </p>
      <details
        className="border-t border-line pt-3"
        open={isOpen || isWrong}
        onToggle={(event) => setOpen(event.currentTarget.open)}
      >
        <summary className="rounded-sm font-medium">
          Parameters <span className="font-normal text-faint">({setCount === 0 ? 'none set' : `${setCount} set`})</span>
        </summary>
        <TeacherParameters register={register} errors={errors} />
      </details>
    </>
  );
}

function KeyField({ form, hasStoredKey }: TeacherFieldsProps) {
  const removesKey = useWatch({ control: form.control, name: 'removesKey' });
  const { errors } = useFormState({ control: form.control, name: 'key' });
  return (
    <div className="flex flex-col gap-2">
      <Field
        label="Key"
        isOptional
        error={errors.key?.message}
        hint={
          hasStoredKey
            ? 'A key is stored. Leave this empty to keep it.'
            : 'Sealed before it is stored, and never shown again. A server on this machine usually needs none.'
        }
      >
        <Input type="password" autoComplete="new-password" readOnly={removesKey} {...form.register('key')} />
      </Field>
      {hasStoredKey && (
        <Checkbox
          label="Remove the stored key"
          checked={removesKey}
          onCheckedChange={(checked) => {
            form.setValue('removesKey', checked);
            if (checked) form.setValue('key', '');
          }}
        />
      )}
    </div>
  );
}
