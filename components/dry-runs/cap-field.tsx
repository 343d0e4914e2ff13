/** The most that a dry run may cost. */
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

type CapFieldProps = { value: string; wrong: string | null; onChange: (value: string) => void; isOptional?: boolean };

export function CapField({ value, wrong, onChange, isOptional = true }: CapFieldProps) {
  return (
    <Field
      label="Cap in dollars"
      isOptional={isOptional}
      hint={isOptional ? 'No call is made that could go beyond it. It is no part of a run’s budget.' : undefined}
      error={wrong}
    >
      <Input
        inputMode="decimal"
        autoComplete="off"
        className="w-32 tabular"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}
