'use client';
/** No item to show. Says what is really left, and why it is not handed out; done only when it is done. */
import { CircleCheck, Inbox } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { formatCountOf } from '@/lib/client/display';
import { projectHref } from '@/lib/client/page-links';
import { useIsRunning } from '@/lib/client/queries/reviews';
import { activeFilters } from '@/lib/client/review-filter';
import { heldIds, type Sitting } from '@/lib/client/review-sitting';
import { passedBy } from '@/lib/client/review-views';
import type { QueueLeft, ReviewFilter } from '@/lib/core/contract/reviews';
import type { Id } from '@/lib/core/domain/identifier';
import type { LeaseOrder } from '@/lib/core/domain/review';
import { type LeftLine, leftLines } from './left-lines';

/** Leases of others run out, rounds make children: who waits here sees them come. */
const LOOK_EVERY_MS = 5000;
/** As long as a question that was on its way may take. */
const SENT_MS = 400;

type EndOfQueueProps = {
  projectId: Id;
  sitting: Sitting;
  left: QueueLeft | null;
  filter: ReviewFilter;
  order: LeaseOrder;
  onVisit: (id: Id) => void;
  onClear: () => void;
  onShow: (show: ReviewFilter['show']) => void;
  /** something may have come meanwhile */
  onMore: () => void;
};

export function EndOfQueue(props: EndOfQueueProps) {
  const { projectId, sitting, left, filter, order, onVisit, onMore } = props;
  const isOpenQueue = filter.show === 'open';
  const isRunning = useIsRunning(projectId);
  const passed = isOpenQueue ? passedBy(sitting) : [];
  const firstPassed = passed[0];
  const unsent = [...sitting.marks.values()].filter((mark) => mark.waiting.length > 0).length;
  const isSent = unsent === 0;
  useEffect(() => {
    if (!isOpenQueue) return;
    onMore();
    // What was counted before my last decision came to the server counts it as open still, and nobody would know in whose hands.
    const soon = isSent ? setTimeout(onMore, SENT_MS) : undefined;
    const timer = setInterval(() => document.visibilityState === 'visible' && onMore(), LOOK_EVERY_MS);
    return () => {
      clearTimeout(soon);
      clearInterval(timer);
    };
  }, [isOpenQueue, onMore, isSent]);
  if (firstPassed !== undefined) {
    return (
      <End title={`The end, with ${formatCountOf(passed.length, 'item')} passed by`}>
        <EndText>
          You went past {passed.length === 1 ? 'it' : 'them'} without a decision, so{' '}
          {passed.length === 1 ? 'it is' : 'they are'} still open.
        </EndText>
        <Button onClick={() => onVisit(firstPassed)}>Go back to the first</Button>
      </End>
    );
  }
  if (!isOpenQueue || !left) {
    return (
      <End title={sitting.total === 0 ? 'Nothing in this list' : 'The end of this list'}>
        <EndText>The filter decides what is in it; without one you are given what is still open.</EndText>
        <Button onClick={props.onClear}>Clear the filter</Button>
      </End>
    );
  }
  const isNarrowed = activeFilters(filter).length > 0 || order === 'audit';
  const lines = leftLines(left, { unsent, heldHere: heldIds(sitting).length, isNarrowed });
  return <Left {...props} lines={lines} isNarrowed={isNarrowed} isRunning={isRunning} />;
}

type LeftProps = EndOfQueueProps & { lines: readonly LeftLine[]; isNarrowed: boolean; isRunning: boolean };

function Left({ projectId, sitting, lines, isNarrowed, isRunning, onClear, onShow }: LeftProps) {
  const isDone = lines.length === 0 && !isRunning;
  const didAnything = sitting.done.length > 0;
  const hasAny = isNarrowed || sitting.total > 0;
  const title = isNarrowed
    ? 'Nothing left under this filter'
    : lines.length > 0
      ? 'Nothing more for you right now'
      : isRunning
        ? 'You have seen all that is finished'
        : didAnything
          ? 'All of it is decided'
          : 'Nothing is waiting for review';
  return (
    <End
      title={title}
      icon={
        isDone && didAnything ? (
          <CircleCheck aria-hidden className="text-kept" />
        ) : (
          <Inbox aria-hidden className="text-muted" />
        )
      }
    >
      {isRunning && <EndText>A round is running: its next children appear here by themselves.</EndText>}
      {lines.length > 0 && (
        <ul aria-label="What is left" className="flex flex-col gap-1.5">
          {lines.map((line) => (
            <li key={line.what} className="flex flex-wrap items-center gap-x-3">
              <span>{line.words}</span>
              {line.show && (
                <Button size="sm" variant="quiet" onClick={() => line.show && onShow(line.show)}>
                  {line.offer}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {isDone && !isNarrowed && (
        <EndText>
          Children appear here as soon as a round of a run has made some, and the next round starts from what is kept.
        </EndText>
      )}
      <div className="flex flex-wrap gap-2">
        {isNarrowed && <Button onClick={onClear}>Clear the filter</Button>}
        {hasAny && (
          <Button variant={isNarrowed ? 'quiet' : 'default'} onClick={() => onShow('all')}>
            Look at all again
          </Button>
        )}
        <LinkButton variant={hasAny ? 'quiet' : 'default'} href={projectHref(projectId, 'runs')}>
          Go to the runs
        </LinkButton>
      </div>
    </End>
  );
}

function End({ title, icon, children }: { title: string; icon?: ReactNode; children: ReactNode }) {
  return (
    <div className="m-4 flex flex-col items-start gap-3 rounded-lg border border-dashed border-line p-6 md:m-6 md:p-8">
      {icon}
      <h2 className="text-lg font-semibold">{title}</h2>
      {children}
    </div>
  );
}

function EndText({ children }: { children: ReactNode }) {
  return <p className="max-w-reading text-muted">{children}</p>;
}
