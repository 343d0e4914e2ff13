'use client';
/** One of a few, each with a sentence that says what it means. */
import { Radio as Base } from '@base-ui/react/radio';
import { RadioGroup as BaseGroup } from '@base-ui/react/radio-group';
import { type ReactNode, useId } from 'react';
import { cn } from './class-names';

export type RadioOption<Value extends string> = {
  value: Value;
  label: ReactNode;
  hint?: ReactNode;
  isDisabled?: boolean;
};

type RadioGroupProps<Value extends string> = {
  value: Value;
  onValueChange: (value: Value) => void;
  options: readonly RadioOption<Value>[];
  label: string;
  isLabelHidden?: boolean;
  className?: string;
};

export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const { value, onValueChange, options, label, isLabelHidden = false, className } = props;
  const id = useId();
  return (
    <div className={cn('flex flex-col gap-2', className)}>
      <span id={id} className={cn('text-sm font-medium', isLabelHidden && 'sr-only')}>
        {label}
      </span>
      <BaseGroup
        aria-labelledby={id}
        value={value}
        onValueChange={(next) => {
          const option = options.find((candidate) => candidate.value === next);
          if (option) onValueChange(option.value);
        }}
        className="flex flex-col gap-2"
      >
        {options.map((option) => (
          // biome-ignore lint/a11y/noLabelWithoutControl: the control inside is Base UI's radio
          <label
            key={option.value}
            className={cn('flex items-start gap-2', option.isDisabled ? 'text-faint' : 'cursor-pointer')}
          >
            <Base.Root
              value={option.value}
              // Base UI would find the label around it only after hydration; until then it had no name.
              aria-labelledby={`${id}-${option.value}`}
              aria-describedby={option.hint ? `${id}-${option.value}-hint` : undefined}
              disabled={option.isDisabled ?? false}
              className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-full border border-control bg-surface data-checked:border-accent data-disabled:opacity-50"
            >
              <Base.Indicator className="size-2 rounded-full bg-accent" />
            </Base.Root>
            <span>
              <span id={`${id}-${option.value}`}>{option.label}</span>
              {option.hint && (
                <span id={`${id}-${option.value}-hint`} className="block text-sm text-muted">
                  {option.hint}
                </span>
              )}
            </span>
          </label>
        ))}
      </BaseGroup>
    </div>
  );
}
