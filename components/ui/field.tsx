'use client';
/** Label, control, hint and error, tied together for eyes and screen readers. */
import { Field as Base } from '@base-ui/react/field';
import type { ReactNode } from 'react';
import { cn } from './class-names';

type FieldProps = {
  label: ReactNode;
  children: ReactNode;
  hint?: ReactNode;
  /** What is wrong with the value and what to do; nothing when it is fine. */
  error?: string | null | undefined;
  isOptional?: boolean;
  className?: string;
};

export function Field({ label, children, hint, error, isOptional = false, className }: FieldProps) {
  return (
    <Base.Root invalid={Boolean(error)} className={cn('flex flex-col gap-1', className)}>
      <Base.Label className="text-sm font-medium">
        {label}
        {isOptional && <span className="font-normal text-faint"> (optional)</span>}
      </Base.Label>
      {children}
      {hint && <Base.Description className="text-sm text-muted">{hint}</Base.Description>}
      {error && (
        <Base.Error match className="text-sm text-danger" role="alert">
          {error}
        </Base.Error>
      )}
    </Base.Root>
  );
}
