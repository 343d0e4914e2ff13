'use client';
/** Before a version is saved: what changes for the next round, and why. */
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ErrorState } from '@/components/ui/error-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { SkeletonText } from '@/components/ui/skeleton';
import { problemOf } from '@/lib/client/problem';
import { useSaveTemplate } from '@/lib/client/queries/templates';
import type { TemplateVersionView } from '@/lib/core/contract/templates';
import type { Id } from '@/lib/core/domain/identifier';
import { operationLabel } from '@/lib/core/domain/operation';
import type { Desk } from './template-desk';

const TemplateDiff = dynamic(() => import('./template-diff').then((module) => module.TemplateDiff), {
  ssr: false,
  loading: () => <SkeletonText lines={6} />,
});

type SaveDialogProps = {
  projectId: Id;
  desk: Desk;
  onClose: () => void;
  onSaved: (version: TemplateVersionView) => void;
};

export function SaveDialog({ projectId, desk, onClose, onSaved }: SaveDialogProps) {
  const save = useSaveTemplate();
  const [note, setNote] = useState('');
  /** What the author knew when the dialog opened; a newer one must be looked at before it is built upon. */
  const [known] = useState(desk.newest);
  const { operation } = desk.shown;
  const isOutdated = known.version !== desk.newest.version;
  const before = isOutdated ? desk.newest : desk.chosen;
  const perform = () => {
    const input = { projectId, operation, text: desk.text, note, basedOnVersion: desk.newest.version };
    save.mutate(input, { onSuccess: onSaved });
  };
  const name = `version ${desk.newest.version + 1}`;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="lg"
      title={`Save ${operationLabel(operation)}`}
      description={`Compared with version ${before.version}, which ${before.isChosen ? 'the next round would use' : 'is the newest'}. Rounds that have started keep the version they started with.`}
      footer={
        <>
          <Button onClick={onClose}>Go on editing</Button>
          {/* Another button when it means something else: a press that began on the first must not end on the second. */}
          <Button key={name} variant="primary" isBusy={save.isPending} onClick={perform}>
            {isOutdated ? `Save as ${name} anyway` : `Save as ${name} and use it from the next round`}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <TemplateDiff before={before.text} after={desk.text} label={`Changes since version ${before.version}`} />
        <Field label="Note" isOptional hint="Why this change: it stands beside the version.">
          <Input value={note} maxLength={500} autoComplete="off" onChange={(event) => setNote(event.target.value)} />
        </Field>
        {isOutdated && (
          <p role="alert" className="rounded-md bg-caution-soft p-3 text-caution">
            Version {desk.newest.version} was saved by {desk.newest.authorName ?? 'somebody else'} while you were
            editing. Nothing of yours is lost: above is your text against theirs.
          </p>
        )}
        {save.error && !isOutdated && <ErrorState problem={problemOf(save.error)} />}
      </div>
    </Dialog>
  );
}
