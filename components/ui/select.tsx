'use client';
/** One of a short list. */
import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './class-names';
import { controlStyle } from './control-style';

export type SelectOption<Value extends string> = {
  value: Value;
  label: string;
  hint?: ReactNode;
  isDisabled?: boolean;
};

type SelectProps<Value extends string> = {
  value: Value | null;
  onValueChange: (value: Value) => void;
  options: readonly SelectOption<Value>[];
  placeholder?: string;
  /** Its name, where no Field gives one. */
  label?: string;
  size?: 'sm' | 'md';
  disabled?: boolean;
  name?: string;
  id?: string;
  className?: string;
};

export function Select<Value extends string>(props: SelectProps<Value>) {
  const { value, onValueChange, options, placeholder = 'Choose', label, size = 'md', disabled, name, id } = props;
  return (
    <Base.Root
      items={options}
      value={value}
      onValueChange={(next) => {
        if (next !== null) onValueChange(next);
      }}
      disabled={disabled ?? false}
      {...(name ? { name } : {})}
      modal={false}
    >
      <Base.Trigger
        {...(id ? { id } : {})}
        aria-label={label}
        className={cn(
          controlStyle,
          'flex items-center justify-between gap-2 text-left whitespace-nowrap hover:bg-hover',
          size === 'sm' ? 'h-7 text-sm' : 'h-8 text-base',
          props.className,
        )}
      >
        <Base.Value placeholder={placeholder} className="truncate data-placeholder:text-faint" />
        <Base.Icon className="text-faint">
          <ChevronDown size={14} aria-hidden />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50 outline-none">
          <Base.Popup className="max-h-[var(--available-height)] min-w-[var(--anchor-width)] max-w-96 overflow-y-auto rounded-md border border-line bg-raised p-1 shadow-raised outline-none">
            <Base.List>
              {options.map((option) => (
                <Option key={option.value} option={option} />
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function Option<Value extends string>({ option }: { option: SelectOption<Value> }) {
  return (
    <Base.Item
      value={option.value}
      disabled={option.isDisabled ?? false}
      className="grid grid-cols-[1rem_1fr] items-baseline gap-x-2 rounded-sm px-2 py-1 text-base outline-none select-none data-disabled:text-faint data-highlighted:bg-hover"
    >
      <Base.ItemIndicator className="col-start-1 self-center">
        <Check size={14} aria-hidden />
      </Base.ItemIndicator>
      <Base.ItemText className="col-start-2">{option.label}</Base.ItemText>
      {option.hint && <span className="col-start-2 text-sm text-muted">{option.hint}</span>}
    </Base.Item>
  );
}
