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
  onSave: () => void;
  onDiscard: () => void;
  onUse: () => void;
  /** What else can be done with it, given by the page. */
  actions?: ReactNode;
};

export function DeskHead(props: DeskHeadProps) {
  const { desk, reasonAgainstSave, refusal, isChoosing, onSave, onDiscard, onUse, actions } = props;
  const { operation } = desk.shown;
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
      <div>
        <h2 className="flex flex-wrap items-center gap-2 font-semibold">
          {operationLabel(operation)},{' '}
          {desk.isChanged ? `changed from version ${desk.shown.version}` : `version ${desk.shown.version}`}
          {desk.shown.isChosen && !desk.isChanged && <Chip tone="accent">next round</Chip>}
        </h2>
        <OperationSummary operation={operation} className="text-sm text-muted" />
      </div>
      <div className="flex flex-wrap gap-2">
        {actions}
        {desk.isChanged ? (
          <>
            <Button onClick={onDiscard}>Discard changes</Button>
            <Button variant="primary" disabledReason={reasonAgainstSave} onClick={onSave}>
              Review and save
            </Button>
          </>
        ) : (
          !desk.shown.isChosen && (
            <Button variant="primary" isBusy={isChoosing} disabledReason={refusal} onClick={onUse}>
              Use version {desk.shown.version} from the next round
            </Button>
          )
        )}
      </div>
    </header>
  );
}
