'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
/** Gives one person a share of everything, or of one operation. */
import { useOperationChoices } from '@/lib/client/operation-choices';
import { problemOf } from '@/lib/client/problem';
import { useSetAssignment } from '@/lib/client/queries/assignments';
import type { Id } from '@/lib/core/domain/identifier';
import type { OperationId } from '@/lib/core/domain/operation';

const EVERY = 'every';

type AssignmentFormProps = { projectId: Id; people: { id: Id; name: string }[] };

export function AssignmentForm({ projectId, people }: AssignmentFormProps) {
  const [personId, setPersonId] = useState<Id | null>(null);
  const [operation, setOperation] = useState<OperationId>(EVERY);
  const choices = [{ value: EVERY, label: 'every operation' }, ...useOperationChoices()];
  const [[from, to], setShare] = useState(['0', '100']);
  const setting = useSetAssignment();
  const [shareFrom, shareTo] = [Number(from), Number(to)];
  const isShare =
    Number.isInteger(shareFrom) && Number.isInteger(shareTo) && shareFrom >= 0 && shareFrom < shareTo && shareTo <= 100;
  const refusal =
    personId === null ? 'Choose a person.' : isShare ? null : 'A share goes from one hundredth up to a later one.';
  const add = () => {
    if (personId === null || refusal) return;
    const filter = operation === EVERY ? {} : { operation };
    setting.mutate(
      { projectId, assignmentId: crypto.randomUUID(), personId, filter, shareFrom, shareTo },
      // Whoever is quick has chosen the next person before the answer.
      { onSuccess: () => setPersonId((now) => (now === personId ? null : now)) },
    );
  };
  return (
    <form
      className="flex max-w-3xl flex-wrap items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <Field label="Person" className="min-w-40 flex-1">
        <Select
          value={personId}
          onValueChange={setPersonId}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
      <Field label="Operation" className="min-w-40 flex-1">
        <Select value={operation} onValueChange={setOperation} options={choices} />
      </Field>
      <Field label="From %" className="w-20">
        <Input
          value={from}
          inputMode="numeric"
          className="tabular"
          onChange={(event) => setShare([event.target.value, to ?? ''])}
        />
      </Field>
      <Field label="To %" className="w-20">
        <Input
          value={to}
          inputMode="numeric"
          className="tabular"
          onChange={(event) => setShare([from ?? '', event.target.value])}
        />
      </Field>
      <Button type="submit" isBusy={setting.isPending} disabledReason={refusal}>
        Assign
      </Button>
      {setting.error && <ErrorState problem={problemOf(setting.error)} />}
    </form>
  );
}
