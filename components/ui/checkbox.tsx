'use client';
/** Yes or no, or some of them, with its label. */
import { Checkbox as Base } from '@base-ui/react/checkbox';
import { Check, Minus } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { cn } from './class-names';

type CheckboxProps = {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  /** Visible label. */
  label: ReactNode;
  /** The label is read aloud only, as in the rows of a table. */
  isLabelHidden?: boolean;
  hint?: ReactNode;
  isSome?: boolean;
  disabled?: boolean;
  name?: string;
  className?: string;
};

export function Checkbox(props: CheckboxProps) {
  const { checked, onCheckedChange, label, isLabelHidden = false, hint, isSome = false, disabled = false } = props;
  const id = useId();
  return (
    <div className={cn('flex items-start gap-2', props.className)}>
      <Base.Root
        checked={checked}
        indeterminate={isSome}
        disabled={disabled}
        onCheckedChange={(next) => onCheckedChange(next)}
        {...(props.name ? { name: props.name } : {})}
        aria-labelledby={`${id}-label`}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-xs border border-control bg-surface data-checked:border-accent data-checked:bg-accent data-disabled:cursor-not-allowed data-disabled:opacity-50 data-indeterminate:border-accent data-indeterminate:bg-accent"
      >
        <Base.Indicator className="text-on-accent">
          {isSome ? <Minus size={12} strokeWidth={3} aria-hidden /> : <Check size={12} strokeWidth={3} aria-hidden />}
        </Base.Indicator>
      </Base.Root>
      <div className={cn(isLabelHidden && 'sr-only')}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: the control beside it takes the keys; a click on its words is a convenience */}
        <span id={`${id}-label`} className="cursor-pointer" onClick={() => !disabled && onCheckedChange(!checked)}>
          {label}
        </span>
        {hint && (
          <p id={`${id}-hint`} className="text-sm text-muted">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
