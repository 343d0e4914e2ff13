'use client';
/** Before a version is saved: what changes for the next round, and why. */
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ErrorState } from '@/components/ui/error-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { problemOf } from '@/lib/client/problem';
import { useSaveTemplate } from '@/lib/client/queries/templates';
import type { TemplateVersionView } from '@/lib/core/contract/templates';
import type { Id } from '@/lib/core/domain/identifier';
import { operationLabel } from '@/lib/core/domain/operation';
import { LazyDiff } from './lazy-diff';
import type { Desk } from './template-desk';
import { ThreeTexts } from './three-texts';

type SaveDialogProps = {
  projectId: Id;
  desk: Desk;
  onClose: () => void;
  onSaved: (version: TemplateVersionView) => void;
};

export function SaveDialog({ projectId, desk, onClose, onSaved }: SaveDialogProps) {
  const save = useSaveTemplate();
  const { shown, newest, chosen } = desk;
  const isRestored = !desk.isChanged;
  const [note, setNote] = useState(isRestored ? `The text of version ${shown.version} again` : '');
  /** What was known when the dialog opened: for a text without a draft, which no desk calls overtaken. */
  const [known] = useState(newest);
  const theirs = desk.overtakenBy ?? (newest.version > known.version ? newest : null);
  const before = theirs ?? chosen;
  const { operation } = shown;
  const perform = () => {
    const input = { projectId, operation, text: desk.text, note, basedOnVersion: newest.version };
    save.mutate(input, { onSuccess: onSaved });
  };
  const name = `version ${newest.version + 1}`;
  const label = operationLabel(operation);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="lg"
      title={isRestored ? `Restore version ${shown.version} of ${label}` : `Save ${label}`}
      description={`Compared with version ${before.version}, which ${before.isChosen ? 'the next round would use' : 'is the newest'}. Rounds that have started keep the version they started with.`}
      footer={
        <>
          <Button onClick={onClose}>{isRestored ? 'Cancel' : 'Go on editing'}</Button>
          {/* Another button when it means something else: a press that began on the first must not end on the second. */}
          <Button key={name} variant="primary" isBusy={save.isPending} onClick={perform}>
            {theirs ? `Save as ${name} anyway` : `Save as ${name} and use it from the next round`}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {theirs ? (
          <ThreeTexts base={shown} theirs={theirs} mine={desk.text} />
        ) : (
          <LazyDiff before={before.text} after={desk.text} label={`Changes since version ${before.version}`} />
        )}
        <Field label="Note" isOptional hint="Why this change: it stands beside the version.">
          <Input value={note} maxLength={500} autoComplete="off" onChange={(event) => setNote(event.target.value)} />
        </Field>
        {theirs && (
          <p role="alert" className="rounded-md bg-caution-soft p-3 text-caution">
            Version {theirs.version} was saved by {theirs.authorName ?? 'somebody else'} while you were editing. Nothing
            of yours is lost: above is your text against theirs.
          </p>
        )}
        {save.error && !theirs && <ErrorState problem={problemOf(save.error)} />}
      </div>
    </Dialog>
  );
}
