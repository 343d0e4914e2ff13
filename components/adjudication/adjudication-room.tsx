'use client';
/** One item after the other: a key settles, and the next is there at once. */
import { CircleAlert, Scale } from 'lucide-react';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { useDiffView } from '@/components/dataset/use-diff-view';
import { proposedDiffView } from '@/components/dataset/word-diff';
import { Button } from '@/components/ui/button';
import { Chip } from '@/components/ui/chip';
import { ErrorState } from '@/components/ui/error-state';
import { useActions } from '@/lib/client/action';
import { currentItem, needsReason, settlingOf } from '@/lib/client/adjudication-sitting';
import { formatCount, formatCountOf } from '@/lib/client/display';
import { storeChoice, useStoredChoice } from '@/lib/client/stored-choice';
import type { AdjudicationFilter, AdjudicationItem } from '@/lib/core/contract/adjudication';
import type { Id } from '@/lib/core/domain/identifier';
import { type ReasonNames, reasonLabel, type Word } from '@/lib/core/domain/review';
import { adjudicationActions } from './adjudication-actions';
import { ItemView } from './item-view';
import { PendingMark } from './pending-mark';
import { SettleBar } from './settle-bar';
import { useSitting } from './use-sitting';

/** Remembered by this browser; hidden until somebody wants to know. */
export const NAMES_CHOICE = 'adjudication-names';

type AdjudicationRoomProps = {
  projectId: Id;
  personId: Id;
  filter: AdjudicationFilter;
  first: { items: readonly AdjudicationItem[]; nextCursor: string | null; total: number | null };
  reasonNames: ReasonNames;
  /** what stands where there is nothing more */
  end: (settledHere: number, readOn: () => void) => ReactNode;
};

export function AdjudicationRoom({ projectId, personId, filter, first, reasonNames, end }: AdjudicationRoomProps) {
  const { sitting, problem, settleItem, reopen, undo, move, readOn } = useSitting({
    projectId,
    personId,
    filter,
    first,
  });
  const item = currentItem(sitting);
  const id = item?.evolution.id ?? null;
  const painted = usePaintedAt(id);
  const [asked, setAsked] = useState<{ itemId: Id; decision: Word } | null>(null);
  const [gapId, setGapId] = useState<Id | null>(null);
  const [reopened, setReopened] = useState<ReadonlySet<Id>>(new Set());
  const [isRendered, setRendered] = useState(false);
  const hasNames = useStoredChoice(NAMES_CHOICE, 'hidden') === 'shown';
  const [announcement, announce] = useState('');
  const isGuidelineGap = id !== null && gapId === id;
  const diff = useDiffView({
    operation: item?.evolution.operation ?? null,
    texts: item ? [item.childText, item.parentText] : [],
    proposed: proposedDiffView(item?.evolution.overlap ?? null),
  });

  const decide = (decision: Word, reason: string | null, pressedAt?: number) => {
    // A key that went down before this item was on the glass was meant for another one.
    if (!item || id === null || (pressedAt !== undefined && pressedAt < painted.current.at)) return;
    if (reason === null && needsReason(item, decision)) return setAsked({ itemId: id, decision });
    settleItem(id, decision, { reason, isGuidelineGap }, painted.current.shownAt);
    setAsked(null);
    announce(`${decision === 'accept' ? 'Accepted' : 'Rejected'}. ${formatCount(sitting.done.length + 1)} settled.`);
  };
  const actions = adjudicationActions(
    {
      hasItem: item !== null,
      canUndo: sitting.done.length > 0,
      canReopen: item?.settled != null && !reopened.has(item.evolution.id),
      reasonNames,
    },
    {
      accept: (pressedAt) => decide('accept', null, pressedAt),
      reject: (reason, pressedAt) => decide('reject', reason, pressedAt),
      undo: () => {
        undo();
        announce('Undone: it waits again.');
      },
      reopen: () => {
        if (id === null) return;
        reopen(id);
        setReopened(new Set(reopened).add(id));
        announce('Opened again: it waits for a lead.');
      },
      move,
      toggleGap: () => setGapId(isGuidelineGap ? null : id),
      toggleNames: () => storeChoice(NAMES_CHOICE, hasNames ? 'hidden' : 'shown'),
      cycleDiff: diff.cycle,
      toggleRendered: () => setRendered(!isRendered),
    },
  );
  useActions(actions);
  useLayoutEffect(() => {
    if (id !== null) window.scrollTo(0, 0);
  }, [id]);

  return (
    <section
      aria-label="Adjudication room"
      data-item={id ?? undefined}
      className="flex min-h-[calc(100dvh-10rem)] flex-col gap-5"
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-muted tabular">
        {item && (
          <span>
            item {formatCount(sitting.at + 1)} of {formatCount(Math.max(sitting.total, sitting.items.length))}
            {item.agreement !== null && `, ${Math.round(item.agreement * 100)} % agree`}
          </span>
        )}
        <span>{formatCountOf(sitting.done.length, 'item')} settled in this sitting</span>
        <PendingMark personId={personId} />
      </div>
      {problem && <ErrorState problem={problem} onRetry={readOn} />}
      <div className="grow">
        {item ? (
          <ItemView
            projectId={projectId}
            item={item}
            onRendered={setRendered}
            {...{ diff, isRendered, hasNames, reasonNames }}
            note={
              <SittingNote
                settled={settlingOf(sitting, item.evolution.id)}
                isReopened={reopened.has(item.evolution.id)}
                failure={sitting.failures.get(item.evolution.id) ?? null}
                reasonNames={reasonNames}
              />
            }
          />
        ) : (
          end(sitting.done.length, readOn)
        )}
      </div>
      <p aria-live="polite" className="sr-only">
        {announcement}
      </p>
      <SettleBar
        actions={actions}
        isGuidelineGap={isGuidelineGap}
        onGapChange={(isGap) => setGapId(isGap ? id : null)}
        asked={asked && asked.itemId === id ? asked.decision : null}
        onReason={(reason) => asked && decide(asked.decision, reason)}
        onLeaveReason={() => setAsked(null)}
      />
    </section>
  );
}

/** When the item on the screen was painted, by both clocks; until then no key is meant for it. */
function usePaintedAt(id: Id | null) {
  const painted = useRef({ at: 0, shownAt: new Date(0).toISOString() });
  useLayoutEffect(() => {
    painted.current = { ...painted.current, at: Number.POSITIVE_INFINITY };
    if (id === null) return;
    const frame = requestAnimationFrame(() => {
      painted.current = { at: performance.now(), shownAt: new Date().toISOString() };
    });
    return () => cancelAnimationFrame(frame);
  }, [id]);
  return painted;
}

type SittingNoteProps = {
  settled: { decision: Word; reason: string | null; isGuidelineGap: boolean } | null;
  isReopened: boolean;
  failure: string | null;
  reasonNames: ReasonNames;
};

function SittingNote({ settled, isReopened, failure, reasonNames }: SittingNoteProps) {
  if (failure !== null) {
    return (
      <p role="alert" className="flex items-start gap-2 rounded-sm bg-danger-soft px-2 py-1.5 text-danger">
        <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
        Not settled: {failure}
      </p>
    );
  }
  if (!settled) return isReopened ? <p className="text-muted">Opened again: it waits for a lead.</p> : null;
  return (
    <p className="flex flex-wrap items-center gap-2">
      <Chip tone={settled.decision === 'accept' ? 'kept' : 'dropped'} icon={<Scale aria-hidden />}>
        {settled.decision === 'accept' ? 'you accepted it' : 'you rejected it'}
        {settled.reason && `: ${reasonLabel(settled.reason, reasonNames)}`}
      </Chip>
      {settled.isGuidelineGap && <span className="text-sm text-muted">guideline gap</span>}
    </p>
  );
}

export function ReadOnButton({ onRead }: { onRead: () => void }) {
  return <Button onClick={onRead}>Look for more</Button>;
}
