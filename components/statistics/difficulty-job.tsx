'use client';
/** One sample that is or was judged: by whom, how far it is, what it cost, and what can be done about it. */
import { Button } from '@/components/ui/button';
import { Chip, type ChipTone } from '@/components/ui/chip';
import { ErrorState } from '@/components/ui/error-state';
import { Progress } from '@/components/ui/progress';
import { formatCount, formatCountOf, formatMoment } from '@/lib/client/display';
import { problemOf } from '@/lib/client/problem';
import { useCancelDifficulty, useResumeDifficulty } from '@/lib/client/queries/difficulty';
import type { DifficultyJobView } from '@/lib/core/contract/difficulty';
import type { DifficultyState } from '@/lib/core/domain/difficulty';
import type { Id } from '@/lib/core/domain/identifier';
import { showUsd } from '@/lib/core/domain/price';

const STATE_WORDS = {
  running: { label: 'judging', tone: 'open' },
  stopped: { label: 'stopped', tone: 'failed' },
  done: { label: 'judged', tone: 'accent' },
  cancelled: { label: 'cancelled', tone: 'neutral' },
} as const satisfies Record<DifficultyState, { label: string; tone: ChipTone }>;

type DifficultyJobProps = { projectId: Id; job: DifficultyJobView; refusal: string | null };

export function DifficultyJob({ projectId, job, refusal }: DifficultyJobProps) {
  const { id, state, teacher, model, promptVersion, total, doneCount, message, createdAt, createdBy } = job;
  const cancel = useCancelDifficulty();
  const resume = useResumeDifficulty();
  const error = cancel.error ?? resume.error;
  const words = `${formatCount(doneCount)} of ${formatCount(total)}`;
  const isOpen = state === 'running' || state === 'stopped';
  return (
    <article
      aria-label={`${STATE_WORDS[state].label} by ${teacher}`}
      className="flex flex-col gap-2 border-t border-line pt-3"
    >
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Chip tone={STATE_WORDS[state].tone}>{STATE_WORDS[state].label}</Chip>
        <span className="font-medium">
          by {teacher}, {model}, prompt {promptVersion}
        </span>
        <span className="text-sm text-muted">
          {formatMoment(createdAt)}
          {createdBy ? `, ${createdBy}` : ''}
        </span>
        {state === 'stopped' && (
          <Button
            size="sm"
            isBusy={resume.isPending}
            disabledReason={refusal}
            onClick={() => resume.mutate({ projectId, jobId: id })}
          >
            Go on
          </Button>
        )}
        {isOpen && (
          <Button
            size="sm"
            isBusy={cancel.isPending}
            disabledReason={refusal}
            onClick={() => cancel.mutate({ projectId, jobId: id })}
          >
            Cancel
          </Button>
        )}
      </header>
      {message && <p className="text-danger">{message}</p>}
      {isOpen && <Progress value={doneCount} max={total} label="Judged" valueText={words} className="max-w-reading" />}
      <p className="text-sm text-muted tabular">{factsOf(job, words)}</p>
      {error && <ErrorState problem={problemOf(error)} />}
    </article>
  );
}

function factsOf(
  { perVersion, unparsedCount, failedCount, callCount, costUsd, unpricedCount }: DifficultyJobView,
  words: string,
) {
  return [
    `${words} judged, at most ${formatCountOf(perVersion, 'child', 'children')} of each version and their parents`,
    unparsedCount > 0 && `${formatCountOf(unparsedCount, 'reply', 'replies')} that were no score`,
    failedCount > 0 && `${formatCount(failedCount)} failed`,
    `${formatCountOf(callCount, 'call')}, ${unpricedCount > 0 ? `${formatCount(unpricedCount)} of them without a price` : showUsd(costUsd)}`,
  ]
    .filter((part) => part !== false)
    .join('; ');
}
