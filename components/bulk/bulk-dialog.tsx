'use client';
/** Says what a decision about many will do before it is made, with the count on its button. */
import { useState } from 'react';
import { v7 } from 'uuid';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { RadioGroup } from '@/components/ui/radio-group';
import { Select } from '@/components/ui/select';
import { SkeletonText } from '@/components/ui/skeleton';
import { problemOf } from '@/lib/client/problem';
import { type BulkChoice, useBulkPreview, useStartBulk } from '@/lib/client/queries/bulk';
import { useReasonWords } from '@/lib/client/queries/reason-names';
import type { BulkPreview } from '@/lib/core/contract/bulk';
import type { Id } from '@/lib/core/domain/identifier';
import { REJECT_REASONS, type RejectReason } from '@/lib/core/domain/review';
import { BulkConsequences } from './bulk-consequences';
import { actionWords, decidedCount, descendantsLine, toType } from './bulk-words';

type BulkDialogProps = {
  projectId: Id;
  choice: BulkChoice;
  onClose: () => void;
  onStarted: () => void;
};

type Fate = 'stay' | 'drop';
const NO_REASON = 'none';

export function BulkDialog({ projectId, choice, onClose, onStarted }: BulkDialogProps) {
  const preview = useBulkPreview(projectId, choice);
  const start = useStartBulk();
  // One id for the dialog: whoever presses twice, or again after a lost answer, decides once.
  const [bulkId] = useState(() => v7());
  const [fate, setFate] = useState<Fate>('stay');
  const [reason, setReason] = useState<RejectReason | typeof NO_REASON>(NO_REASON);
  const withDescendants = choice.kind === 'reject' && fate === 'drop';
  const count = preview.data ? decidedCount(preview.data, withDescendants) : 0;
  const typed = preview.data ? toType(choice.kind, count) : null;
  const failure = preview.error ?? start.error;
  const problem = failure ? problemOf(failure) : null;
  const confirm = () => {
    if (!preview.data || count === 0) return;
    const input = { projectId, bulkId, ...choice, withDescendants, reason: reason === NO_REASON ? null : reason };
    start.mutate(input, { onSuccess: onStarted });
  };
  const title = preview.data ? actionWords(choice.kind, count) : choice.kind === 'accept' ? 'Keep' : 'Drop';
  return (
    <ConfirmDialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={title}
      confirmLabel={title}
      onConfirm={confirm}
      isDanger={choice.kind === 'reject'}
      isBusy={start.isPending || preview.isPending}
      disabledReason={preview.data && count === 0 ? 'There is nothing to decide.' : null}
      {...(typed === null ? {} : { typeToConfirm: typed })}
      error={problem ? [problem.message, problem.remedy].filter(Boolean).join(' ') : null}
    >
      {preview.data ? (
        <div className="flex flex-col gap-4">
          <BulkConsequences projectId={projectId} choice={choice} preview={preview.data} />
          {choice.kind === 'reject' && preview.data.descendants.total > 0 ? (
            <DescendantsChoice preview={preview.data} fate={fate} onChange={setFate} />
          ) : null}
          {choice.kind === 'reject' ? (
            <ReasonChoice projectId={projectId} reason={reason} onChange={setReason} />
          ) : null}
        </div>
      ) : preview.isPending ? (
        <SkeletonText lines={3} />
      ) : null}
    </ConfirmDialog>
  );
}

type DescendantsChoiceProps = { preview: BulkPreview; fate: Fate; onChange: (fate: Fate) => void };

function DescendantsChoice({ preview, fate, onChange }: DescendantsChoiceProps) {
  return (
    <div className="flex flex-col gap-2 text-ink">
      <p>{descendantsLine(preview.descendants)}</p>
      <RadioGroup<Fate>
        label="What was made of them"
        isLabelHidden
        value={fate}
        onValueChange={onChange}
        options={[
          {
            value: 'stay',
            label: 'Leave them as they are',
            hint: 'A lineage then goes on from its youngest kept child.',
          },
          { value: 'drop', label: 'Drop them too', hint: 'A lineage then goes on from what is kept before.' },
        ]}
      />
    </div>
  );
}

type ReasonChoiceProps = {
  projectId: Id;
  reason: RejectReason | typeof NO_REASON;
  onChange: (reason: RejectReason | typeof NO_REASON) => void;
};

function ReasonChoice({ projectId, reason, onChange }: ReasonChoiceProps) {
  const reasonWords = useReasonWords(projectId);
  return (
    <div className="flex items-center gap-3 text-ink">
      <span className="text-sm font-medium">Reason</span>
      <Select
        label="Reason"
        className="w-auto min-w-40"
        value={reason}
        onValueChange={onChange}
        options={[
          { value: NO_REASON, label: 'none given' },
          ...REJECT_REASONS.map((value) => ({ value, label: reasonWords(value) })),
        ]}
      />
    </div>
  );
}
