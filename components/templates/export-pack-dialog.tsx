'use client';
/** Some operations' templates as one file for another project. */
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { ErrorState } from '@/components/ui/error-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import { problemOf } from '@/lib/client/problem';
import { useWritePack } from '@/lib/client/queries/packs';
import type { TemplateVersionView } from '@/lib/core/contract/templates';
import type { Id } from '@/lib/core/domain/identifier';
import { operationLabel } from '@/lib/core/domain/operation';

type ExportPackDialogProps = { projectId: Id; versions: readonly TemplateVersionView[]; onClose: () => void };

export function ExportPackDialog({ projectId, versions, onClose }: ExportPackDialogProps) {
  const write = useWritePack();
  const chosen = versions.filter((version) => version.isChosen);
  const [name, setName] = useState('');
  const [notes, setNotes] = useState('');
  const [left, setLeft] = useState<readonly string[]>([]);
  const operations = chosen.map((version) => version.operation).filter((operation) => !left.includes(operation));
  const reason = operations.length === 0 ? 'Choose at least one operation.' : name.trim() ? null : 'Give it a name.';
  const toggle = (operation: string, isIn: boolean) =>
    setLeft((before) => (isIn ? before.filter((one) => one !== operation) : [...before, operation]));
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="md"
      title="Export a pack"
      description="A JSON file with the versions that the next round uses. Another project imports it, and sends the same prompts byte for byte."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isBusy={write.isPending}
            disabledReason={reason}
            onClick={() => write.mutate({ projectId, name, notes, operations }, { onSuccess: onClose })}
          >
            Download {operations.length === 1 ? '1 operation' : `${operations.length} operations`}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Field label="Name">
          <Input value={name} maxLength={120} autoComplete="off" onChange={(event) => setName(event.target.value)} />
        </Field>
        <Field label="Notes" isOptional hint="What it is for; whoever imports it reads this first.">
          <Textarea rows={2} maxLength={10_000} value={notes} onChange={(event) => setNotes(event.target.value)} />
        </Field>
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1 text-sm font-medium">Operations</legend>
          {chosen.map(({ operation, version }) => (
            <Checkbox
              key={operation}
              checked={!left.includes(operation)}
              onCheckedChange={(isIn) => toggle(operation, isIn)}
              label={
                <>
                  {operationLabel(operation)} <span className="text-muted">version {version}</span>
                </>
              }
            />
          ))}
        </fieldset>
        {write.error && <ErrorState problem={problemOf(write.error)} />}
      </div>
    </Dialog>
  );
}
