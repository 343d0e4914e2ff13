'use client';
/** Any two versions of an operation, and the draft, side by side as a diff. */
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { operationLabel } from '@/lib/core/domain/operation';
import { LazyDiff } from './lazy-diff';
import type { Desk } from './template-desk';

const DRAFT = 'draft';

export function CompareDialog({ desk, onClose }: { desk: Desk; onClose: () => void }) {
  const { versions, shown, isChanged } = desk;
  const texts = [
    ...(isChanged ? [{ value: DRAFT, label: 'Your draft', text: desk.text }] : []),
    ...versions.map(({ id, version, note, text, isChosen }) => ({
      ...{ value: id, text, hint: note || undefined },
      label: `Version ${version}${isChosen ? ', next round' : ''}`,
    })),
  ];
  const other = versions.find((version) => version.version < shown.version) ?? versions.at(0) ?? shown;
  const [before, setBefore] = useState(isChanged ? shown.id : other.id);
  const [after, setAfter] = useState(isChanged ? DRAFT : shown.id);
  const textOf = (value: string) => texts.find((one) => one.value === value)?.text ?? '';
  const isSame = textOf(before) === textOf(after);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="lg"
      title={`Compare versions of ${operationLabel(shown.operation)}`}
      footer={<Button onClick={onClose}>Close</Button>}
    >
      <div className="flex flex-col gap-4">
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label="From">
            <Select value={before} onValueChange={setBefore} options={texts} />
          </Field>
          <Field label="To">
            <Select value={after} onValueChange={setAfter} options={texts} />
          </Field>
        </div>
        {isSame ? (
          <p className="text-muted">Both have the same text.</p>
        ) : (
          <LazyDiff before={textOf(before)} after={textOf(after)} label="Changes" />
        )}
      </div>
    </Dialog>
  );
}
