'use client';
/** What the desk may ask: save, compare, or give up a draft for another version. */
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { TemplateVersionView } from '@/lib/core/contract/templates';
import type { Id } from '@/lib/core/domain/identifier';
import { operationLabel } from '@/lib/core/domain/operation';
import { CompareDialog } from './compare-dialog';
import { SaveDialog } from './save-dialog';
import type { Desk } from './template-desk';

export type DeskQuestion = { kind: 'save' } | { kind: 'compare' } | { kind: 'discard'; wanted: TemplateVersionView };

type DeskDialogsProps = {
  projectId: Id;
  desk: Desk;
  question: DeskQuestion | null;
  onClose: () => void;
  onSaved: (version: TemplateVersionView) => void;
  onShow: (versionId: string) => void;
};

export function DeskDialogs({ projectId, desk, question, onClose, onSaved, onShow }: DeskDialogsProps) {
  const wanted = question?.kind === 'discard' ? question.wanted : null;
  return (
    <>
      {question?.kind === 'save' && (
        <SaveDialog projectId={projectId} desk={desk} onClose={onClose} onSaved={onSaved} />
      )}
      {question?.kind === 'compare' && <CompareDialog desk={desk} onClose={onClose} />}
      <ConfirmDialog
        open={wanted !== null}
        onOpenChange={(open) => !open && onClose()}
        title={`Discard your changes to ${operationLabel(desk.shown.operation)}?`}
        confirmLabel={`Discard and show version ${wanted?.version ?? ''}`}
        isDanger
        onConfirm={() => {
          if (wanted) onShow(wanted.id);
          onClose();
        }}
      >
        You changed version {desk.shown.version} and have not saved it. Saved versions stay as they are.
      </ConfirmDialog>
    </>
  );
}
