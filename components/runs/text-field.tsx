'use client';
/** One line of the form for a run: label, input, and the message of its field. */
import type { ReactNode } from 'react';
import { type FieldPath, useController } from 'react-hook-form';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { RunFormValues } from './run-form';

type TextFieldProps = {
  name: FieldPath<RunFormValues>;
  label: ReactNode;
  hint?: ReactNode;
  isNumber?: boolean;
  isOptional?: boolean;
  className?: string;
};

export function TextField({ name, label, hint, isNumber = false, isOptional = false, className }: TextFieldProps) {
  const { field, fieldState } = useController<RunFormValues>({ name });
  return (
    <Field
      label={label}
      hint={hint}
      isOptional={isOptional}
      error={fieldState.error?.message}
      {...(className ? { className } : {})}
    >
      <Input
        ref={field.ref}
        name={field.name}
        value={String(field.value ?? '')}
        onChange={field.onChange}
        onBlur={field.onBlur}
        inputMode={isNumber ? 'decimal' : undefined}
        autoComplete="off"
        className={isNumber ? 'tabular' : ''}
      />
    </Field>
  );
}
