'use client';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
/** Whose events, of which kind, about which operation, of which days. */
import { useOperationChoices } from '@/lib/client/operation-choices';
import { useLogPeople } from '@/lib/client/queries/audit-log';
import { LOG_WAYS } from '@/lib/core/contract/audit-log';
import type { Id } from '@/lib/core/domain/identifier';
import { REVIEW_EVENT_KINDS } from '@/lib/core/domain/review';
import { KIND_WORDS, WAY_WORDS } from './kind-words';
import type { useLogFilter } from './use-log-filter';

const ALL = 'all';

type LogFiltersProps = { projectId: Id } & Omit<ReturnType<typeof useLogFilter>, 'filter'>;

export function LogFilters({ projectId, values, isFiltered, change, clear }: LogFiltersProps) {
  const people = useLogPeople(projectId);
  const choices = useOperationChoices();
  const orAll = (value: string) => (value === ALL ? null : value);
  const day = (value: Date | null) => value?.toISOString().slice(0, 10) ?? '';
  const toDate = (text: string) => (text === '' ? null : new Date(`${text}T00:00:00.000Z`));
  return (
    <search className="grid grid-cols-2 items-end gap-3 sm:flex sm:flex-wrap">
      <Select
        label="Person"
        className="w-full sm:w-44"
        value={values.personId ?? ALL}
        onValueChange={(value) => change({ personId: orAll(value) })}
        options={[{ value: ALL, label: 'everybody' }, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <Select
        label="Kind"
        className="w-full sm:w-44"
        value={values.kind ?? ALL}
        onValueChange={(value) => change({ kind: value === ALL ? null : value })}
        options={[
          { value: ALL, label: 'all kinds' },
          ...REVIEW_EVENT_KINDS.map((kind) => ({ value: kind, label: KIND_WORDS[kind] })),
        ]}
      />
      <Select
        label="Operation"
        className="w-full sm:w-44"
        value={values.operation ?? ALL}
        onValueChange={(value) => change({ operation: value === ALL ? null : value })}
        options={[{ value: ALL, label: 'all operations' }, ...choices]}
      />
      <Select
        label="How"
        className="w-full sm:w-40"
        value={values.way ?? ALL}
        onValueChange={(value) => change({ way: value === ALL ? null : value })}
        options={[
          { value: ALL, label: 'by hand or in bulk' },
          ...LOG_WAYS.map((way) => ({ value: way, label: `only ${WAY_WORDS[way]}` })),
        ]}
      />
      <Field label="From" className="sm:w-40">
        <Input
          type="date"
          value={day(values.from)}
          onChange={(event) => change({ from: toDate(event.target.value) })}
        />
      </Field>
      <Field label="Until" className="sm:w-40">
        <Input
          type="date"
          value={day(values.until)}
          onChange={(event) => change({ until: toDate(event.target.value) })}
        />
      </Field>
      {isFiltered && (
        <Button variant="quiet" onClick={clear}>
          Clear filters
        </Button>
      )}
    </search>
  );
}
