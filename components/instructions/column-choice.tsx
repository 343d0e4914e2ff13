'use client';
/** Which columns the table has. */
import { Columns3 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Popover } from '@/components/ui/popover';
import { COLUMN_NAMES, COLUMNS, type ColumnName, writeColumns } from './columns';

type ColumnChoiceProps = { shown: readonly ColumnName[]; onChange: (text: string | null) => void };

export function ColumnChoice({ shown, onChange }: ColumnChoiceProps) {
  const toggle = (name: ColumnName, isOn: boolean) =>
    onChange(writeColumns(isOn ? [...shown, name] : shown.filter((one) => one !== name)));
  return (
    <Popover
      title="Columns"
      align="end"
      trigger={
        <Button size="sm" icon={<Columns3 size={14} aria-hidden />}>
          Columns
        </Button>
      }
    >
      <div className="flex flex-col gap-1.5">
        {COLUMN_NAMES.map((name) => (
          <Checkbox
            key={name}
            label={COLUMNS[name].label}
            checked={shown.includes(name)}
            onCheckedChange={(isOn) => toggle(name, isOn)}
          />
        ))}
      </div>
    </Popover>
  );
}
