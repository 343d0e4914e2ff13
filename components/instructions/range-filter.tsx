'use client';
/** A filter from … to …; what is typed counts when the field is left or Enter is pressed. */
import { Input } from '@/components/ui/input';

type RangeFilterProps = {
  label: string;
  low: number | undefined;
  high: number | undefined;
  /** smallest step; 1 for words, less for shares */
  step: number;
  min: number;
  max: number;
  onChange: (low: number | null, high: number | null) => void;
};

export function RangeFilter({ label, low, high, step, min, max, onChange }: RangeFilterProps) {
  const bound = (name: string, value: number | undefined, keep: (next: number | null) => void) => (
    <Input
      key={value ?? 'none'}
      size="sm"
      type="number"
      aria-label={`${label}, ${name}`}
      placeholder={name}
      {...{ step, min, max }}
      defaultValue={value ?? ''}
      className="w-full"
      onBlur={(event) => keep(read(event.currentTarget.value, min, max))}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep(read(event.currentTarget.value, min, max));
      }}
    />
  );
  return (
    <fieldset className="grid grid-cols-[7rem_1fr_1fr] items-center gap-2">
      <legend className="contents">
        <span className="text-sm">{label}</span>
      </legend>
      {bound('from', low, (next) => next !== (low ?? null) && onChange(next, high ?? null))}
      {bound('to', high, (next) => next !== (high ?? null) && onChange(low ?? null, next))}
    </fieldset>
  );
}

function read(text: string, min: number, max: number): number | null {
  if (text.trim() === '' || Number.isNaN(Number(text))) return null;
  return Math.min(max, Math.max(min, Number(text)));
}
