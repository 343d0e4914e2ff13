/** One filter of the table as a short list; a filter that is on stands out. */
import { cn } from '@/components/ui/class-names';
import { Select, type SelectOption } from '@/components/ui/select';

type FilterSelectProps<Value extends string> = {
  label: string;
  value: Value | undefined;
  options: readonly SelectOption<Value>[];
  onChange: (value: Value | null) => void;
  className?: string;
};

const ANY = 'any';

export function FilterSelect<Value extends string>(props: FilterSelectProps<Value>) {
  const { label, value, options, onChange, className } = props;
  return (
    <Select<Value | typeof ANY>
      size="sm"
      label={label}
      value={value ?? ANY}
      onValueChange={(next) => onChange(next === ANY ? null : next)}
      options={[{ value: ANY, label: `${label}: any` }, ...options]}
      className={cn('w-auto max-w-56', value !== undefined && 'border-accent bg-accent-soft', className)}
    />
  );
}
