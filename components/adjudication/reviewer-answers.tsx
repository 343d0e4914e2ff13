/** What each reviewer said, how long they looked, and what they wrote; their names only when the lead wants to know. */
import { Check, CircleHelp, Timer, X } from 'lucide-react';
import { Chip } from '@/components/ui/chip';
import { formatDuration, formatMoment } from '@/lib/client/display';
import type { AdjudicationItem, ReviewerAnswer } from '@/lib/core/contract/adjudication';
import { HASTY_MS } from '@/lib/core/contract/work';
import { type ReasonNames, reasonLabel } from '@/lib/core/domain/review';

const LOOK = {
  accept: { icon: Check, label: 'accept', tone: 'kept' },
  reject: { icon: X, label: 'reject', tone: 'dropped' },
  unsure: { icon: CircleHelp, label: 'unsure', tone: 'undecided' },
} as const;

type ReviewerAnswersProps = { item: AdjudicationItem; hasNames: boolean; reasonNames: ReasonNames };

export function ReviewerAnswers({ item, hasNames, reasonNames }: ReviewerAnswersProps) {
  const { answers, comments } = item;
  const places = new Map(
    [...new Set([...answers, ...comments].map((one) => one.personId))].map((id, at) => [id, at + 1]),
  );
  const nameOf = (one: { personId: string; personName: string }) =>
    hasNames ? one.personName : `Reviewer ${places.get(one.personId) ?? ''}`;
  return (
    <div className="flex flex-col gap-3">
      {answers.length === 0 && <p className="text-muted">Flagged before anybody decided.</p>}
      <ul aria-label="Answers" className="flex flex-col gap-2">
        {answers.map((answer) => (
          <li key={answer.personId}>
            <Answer answer={answer} name={nameOf(answer)} reasonNames={reasonNames} />
          </li>
        ))}
      </ul>
      {comments.length > 0 && (
        <ul aria-label="Comments" className="flex flex-col gap-2">
          {comments.map((comment) => (
            <li key={comment.at + comment.personId} className="border-l-2 border-line pl-3">
              <p className="[overflow-wrap:anywhere] whitespace-pre-wrap">{comment.comment}</p>
              <p className="text-sm text-faint">
                {nameOf(comment)}, {formatMoment(comment.at)}
              </p>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Answer({ answer, name, reasonNames }: { answer: ReviewerAnswer; name: string; reasonNames: ReasonNames }) {
  const look = LOOK[answer.decision];
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <Chip tone={look.tone} icon={<look.icon aria-hidden />}>
        {look.label}
        {answer.reason && `: ${reasonLabel(answer.reason, reasonNames)}`}
      </Chip>
      <span>{name}</span>
      <TimeSpent tookMs={answer.tookMs} />
      {answer.isBlind && <span className="text-sm text-faint">blind</span>}
    </div>
  );
}

/** A mark, not an accusation: under two seconds nobody has read it. */
export function TimeSpent({ tookMs }: { tookMs: number | null }) {
  if (tookMs === null) return <span className="text-sm text-faint">in bulk</span>;
  if (tookMs >= HASTY_MS) return <span className="text-sm text-faint tabular">{formatDuration(tookMs)}</span>;
  return (
    <Chip tone="caution" icon={<Timer aria-hidden />} title="Decided in less than two seconds">
      {(tookMs / 1000).toFixed(1)} s
    </Chip>
  );
}
