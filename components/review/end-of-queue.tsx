'use client';
/** No item to show. Says what is really left: passed by, hidden by the filter, still being made; done only when it is done. */
import { CircleCheck, Inbox } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { SkeletonText } from '@/components/ui/skeleton';
import { formatCount, formatCountOf } from '@/lib/client/display';
import { projectHref } from '@/lib/client/page-links';
import { useIsRunning, useReviewCounts } from '@/lib/client/queries/reviews';
import { activeFilters } from '@/lib/client/review-filter';
import type { Sitting } from '@/lib/client/review-sitting';
import { passedBy } from '@/lib/client/review-views';
import type { ReviewFilter } from '@/lib/core/contract/reviews';
import type { Id } from '@/lib/core/domain/identifier';

type EndOfQueueProps = {
  projectId: Id;
  sitting: Sitting;
  filter: ReviewFilter;
  onVisit: (id: Id) => void;
  onClear: () => void;
  onShowAll: () => void;
  /** something may have come meanwhile */
  onMore: () => void;
};

export function EndOfQueue(props: EndOfQueueProps) {
  const { projectId, sitting, filter, onVisit, onClear, onMore } = props;
  const here = useReviewCounts(projectId, filter).data;
  const everywhere = useReviewCounts(projectId, { show: 'open' }).data;
  const isRunning = useIsRunning(projectId);
  const passed = filter.show === 'open' ? passedBy(sitting) : [];
  const firstPassed = passed[0];
  const unseen = Math.max(0, (here?.openCount ?? 0) - passed.length - sitting.marks.size);
  const hasNew =
    filter.show === 'open' && here?.items[0] !== undefined && !sitting.order.includes(here.items[0].evolution.id);
  useEffect(() => {
    if (hasNew) onMore();
  }, [hasNew, onMore]);
  if (!here || !everywhere) return <SkeletonText lines={3} className="max-w-reading p-6" />;
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
  const hidden = (everywhere.openCount ?? 0) - (filter.show === 'open' ? (here.openCount ?? 0) : 0);
  if (activeFilters(filter).length > 0) {
    return (
      <End title={filter.show === 'open' ? 'Nothing left under this filter' : 'The end of this list'}>
        <EndText>
          {hidden > 0
            ? `${formatCountOf(hidden, 'child is', 'children are')} still open outside of it.`
            : 'Nothing else is open in this project either.'}
        </EndText>
        <Button onClick={onClear}>Clear the filter</Button>
      </End>
    );
  }
  return <Unfiltered {...props} total={everywhere.totalCount ?? 0} unseen={unseen} isRunning={isRunning} />;
}

type UnfilteredProps = EndOfQueueProps & { total: number; unseen: number; isRunning: boolean };

function Unfiltered({ projectId, sitting, total, unseen, isRunning, onShowAll }: UnfilteredProps) {
  if (total === 0) {
    return (
      <EmptyState
        icon={<Inbox aria-hidden />}
        title={isRunning ? 'The first children are being made' : 'Nothing to review yet'}
        action={<LinkButton href={projectHref(projectId, 'runs')}>Go to the runs</LinkButton>}
        className="m-6"
      >
        {isRunning
          ? 'A round is running. Its children appear here as soon as each is finished.'
          : 'Children appear here as soon as a round of a run has made some. Start one on the page of the runs.'}
      </EmptyState>
    );
  }
  const isWaiting = sitting.marks.size > 0 && unseen > 0;
  return (
    <End
      icon={<CircleCheck aria-hidden className="text-kept" />}
      title={isRunning ? 'You have seen all that is finished' : `You have decided all ${formatCount(total)}`}
    >
      <EndText>
        {isRunning
          ? 'A round is running: its next children appear here by themselves.'
          : isWaiting
            ? 'The last decisions are on their way.'
            : 'The next round starts from what is kept now.'}
      </EndText>
      <Button onClick={onShowAll}>Look at all again</Button>
      <LinkButton variant="quiet" href={projectHref(projectId, 'runs')}>
        Go to the runs
      </LinkButton>
    </End>
  );
}

function End({ title, icon, children }: { title: string; icon?: ReactNode; children: ReactNode }) {
  return (
    <div className="m-6 flex flex-col items-start gap-3 rounded-lg border border-dashed border-line p-8">
      {icon}
      <h2 className="text-lg font-semibold">{title}</h2>
      {children}
    </div>
  );
}

function EndText({ children }: { children: ReactNode }) {
  return <p className="max-w-reading text-muted">{children}</p>;
}
