'use client';
/** Finds instructions by their words and takes them as parents. */
import { useDeferredValue, useState } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { ErrorState } from '@/components/ui/error-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { problemOf } from '@/lib/client/problem';
import { useFoundInstructions } from '@/lib/client/queries/instructions';
import type { Id } from '@/lib/core/domain/identifier';

type ParentSearchProps = { projectId: Id; chosen: readonly Id[]; onChange: (chosen: Id[]) => void };

export function ParentSearch({ projectId, chosen, onChange }: ParentSearchProps) {
  const [text, setText] = useState('');
  const words = useDeferredValue(text.trim());
  const found = useFoundInstructions(projectId, words);
  const rows = words === '' ? [] : (found.data?.items ?? []);
  return (
    <div className="flex flex-col gap-2">
      <Field label="Find parents" hint="Whole words of the instruction, in any order.">
        <Input type="search" autoComplete="off" value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
      {found.isError ? <ErrorState problem={problemOf(found.error)} /> : null}
      {words !== '' && found.isSuccess && rows.length === 0 ? (
        <p className="text-sm text-muted">No instruction holds these words.</p>
      ) : null}
      {rows.length > 0 ? (
        <ul aria-label="Found instructions" className="flex max-h-48 flex-col gap-1.5 overflow-y-auto text-sm">
          {rows.map(({ id, excerpt }) => (
            <li key={id}>
              <Checkbox
                checked={chosen.includes(id)}
                onCheckedChange={(isOn) => onChange(isOn ? [...chosen, id] : chosen.filter((one) => one !== id))}
                label={<span className="[overflow-wrap:anywhere]">{excerpt}</span>}
              />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
