'use client';
/** One preview or rejudgement: what was asked, how far it is, what it changes. */
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Chip, type ChipTone } from '@/components/ui/chip';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Progress } from '@/components/ui/progress';
import { formatCount, formatCountOf, formatMoment } from '@/lib/client/display';
import { problemOf } from '@/lib/client/problem';
import { useApplyRejudgement, usePreviewRejudgement } from '@/lib/client/queries/rejudgements';
import type { RejudgementView } from '@/lib/core/contract/rejudgements';
import type { Id } from '@/lib/core/domain/identifier';
import { isUnderWay, movedInAll, type RejudgementState } from '@/lib/core/domain/rejudgement';
import { RejudgementFindings } from './rejudgement-findings';
import { changesInWords } from './settings-words';

const STATE_WORDS = {
  previewing: { label: 'looking', tone: 'open' },
  ready: { label: 'preview', tone: 'neutral' },
  applying: { label: 'judging again', tone: 'open' },
  done: { label: 'applied', tone: 'accent' },
  failed: { label: 'failed', tone: 'failed' },
} as const satisfies Record<RejudgementState, { label: string; tone: ChipTone }>;

type RejudgementCardProps = { projectId: Id; rejudgement: RejudgementView; isNewest: boolean };

export function RejudgementCard({ projectId, rejudgement, isNewest }: RejudgementCardProps) {
  const { state, runName, before, settings, doneCount, total, message, createdAt, createdBy } = rejudgement;
  const [isOpen, setOpen] = useState(false);
  const isShown = isNewest || isOpen;
  const words = `${formatCount(doneCount)} of ${formatCount(total)}`;
  return (
    <article
      aria-label={`${STATE_WORDS[state].label}: ${runName}`}
      className="flex flex-col gap-3 border-t border-line pt-3"
    >
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Chip tone={STATE_WORDS[state].tone}>{STATE_WORDS[state].label}</Chip>
        <span className="font-medium">{runName}</span>
        <span className="text-sm text-muted">
          {formatMoment(createdAt)}
          {createdBy ? `, ${createdBy}` : ''}
        </span>
        {!isNewest && (
          <Button size="sm" variant="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? 'Less' : 'More'}
          </Button>
        )}
      </header>
      <ul className="list-disc pl-5 text-sm text-muted">
        {changesInWords(before, settings).map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
      {message && <p className="text-danger">{message}</p>}
      {isUnderWay(state) && (
        <div className="flex max-w-reading flex-col gap-1">
          <Progress value={doneCount} max={total} label={STATE_WORDS[state].label} valueText={words} />
          <p className="text-sm text-muted tabular">{words}</p>
        </div>
      )}
      {isShown && !isUnderWay(state) && <RejudgementFindings projectId={projectId} rejudgement={rejudgement} />}
      {isShown && state === 'ready' && <Apply projectId={projectId} rejudgement={rejudgement} />}
      {isShown && state === 'done' && <GoBack projectId={projectId} rejudgement={rejudgement} />}
    </article>
  );
}

function Apply({ projectId, rejudgement }: { projectId: Id; rejudgement: RejudgementView }) {
  const [isAsking, setAsking] = useState(false);
  const apply = useApplyRejudgement();
  const { verdicts, statuses } = movedInAll(rejudgement.counts);
  return (
    <>
      <Button className="self-start" onClick={() => setAsking(true)}>
        Apply to {rejudgement.runName}
      </Button>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title="Judge this run again?"
        confirmLabel="Apply"
        isBusy={apply.isPending}
        error={
          apply.error ? [problemOf(apply.error).message, problemOf(apply.error).remedy].filter(Boolean).join(' ') : null
        }
        onConfirm={() =>
          apply.mutate({ projectId, rejudgementId: rejudgement.id }, { onSuccess: () => setAsking(false) })
        }
      >
        {formatCountOf(verdicts, 'verdict')} will change, and with them{' '}
        {formatCountOf(statuses, 'effective status', 'effective statuses')}: what people or a lead decided stays. The
        next rounds of this run use these rules and start from what is kept then. The earlier verdicts stay on record,
        and the counters of finished rounds keep what they counted. What is applied can be taken back by the earlier
        rules.
      </ConfirmDialog>
    </>
  );
}

/** The way back is another look by the rules before, so that it too is seen before it is done. */
function GoBack({ projectId, rejudgement: { runId, before } }: { projectId: Id; rejudgement: RejudgementView }) {
  const preview = usePreviewRejudgement();
  const problem = preview.error && problemOf(preview.error);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Button isBusy={preview.isPending} onClick={() => preview.mutate({ projectId, runId, ...before })}>
        Preview going back to the rules before
      </Button>
      {problem && (
        <p role="alert" className="text-sm text-danger">
          {problem.message}
        </p>
      )}
    </div>
  );
}
