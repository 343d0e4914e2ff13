'use client';
/** Above the editor: which version this is, what becomes of it, and the one thing to do next. */
import type { ReactNode } from 'react';
import { OperationSummary } from '@/components/dataset/operation-summary';
import { Button } from '@/components/ui/button';
import { Chip } from '@/components/ui/chip';
import { operationLabel } from '@/lib/core/domain/operation';
import type { Desk } from './template-desk';

type DeskHeadProps = {
  desk: Desk;
  /** Why it cannot be saved now; null when it can. */
  reasonAgainstSave: string | null;
  /** Why this person may change nothing; null when they may. */
  refusal: string | null;
  isChoosing: boolean;
  isKept: boolean;
  onSave: () => void;
  onDiscard: () => void;
  onUse: () => void;
  onRestore: () => void;
  /** What else can be done with it, given by the page. */
  actions?: ReactNode;
};

export function DeskHead(props: DeskHeadProps) {
  const { desk, reasonAgainstSave, refusal, isChoosing, isKept, onSave, onDiscard, onUse, onRestore, actions } = props;
  const { shown, newest, isChanged } = desk;
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
      <div>
        <h2 className="flex min-h-8 flex-wrap items-center gap-2 font-semibold">
          {operationLabel(shown.operation)},{' '}
          {isChanged ? `changed from version ${shown.version}` : `version ${shown.version}`}
          {shown.isChosen && !isChanged && <Chip tone="accent">next round</Chip>}
          {isChanged && <Chip tone="caution">not saved</Chip>}
        </h2>
        {isChanged ? (
          <p className="text-sm text-muted">
            {isKept
              ? 'Your draft is kept in this browser until you save or discard it.'
              : 'This browser keeps no drafts: save before you leave the page.'}
          </p>
        ) : (
          <OperationSummary operation={shown.operation} className="text-sm text-muted" />
        )}
      </div>
      <div className="flex flex-wrap gap-2">
        {actions}
        {isChanged && (
          <>
            <Button onClick={onDiscard}>Discard changes</Button>
            <Button variant="primary" disabledReason={reasonAgainstSave} onClick={onSave}>
              Review and save
            </Button>
          </>
        )}
        {!isChanged && shown.id !== newest.id && shown.text !== newest.text && (
          <Button disabledReason={refusal} onClick={onRestore}>
            Restore as version {newest.version + 1}
          </Button>
        )}
        {!isChanged && !shown.isChosen && (
          <Button variant="primary" isBusy={isChoosing} disabledReason={refusal} onClick={onUse}>
            Use version {shown.version} from the next round
          </Button>
        )}
      </div>
    </header>
  );
}
