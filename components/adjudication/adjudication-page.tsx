'use client';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Scale } from 'lucide-react';
import type { ReactNode } from 'react';
import { PageFrame } from '@/components/shell/page-frame';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { LinkButton } from '@/components/ui/link-button';
import { Select } from '@/components/ui/select';
import { Switch } from '@/components/ui/switch';
import { Tab, TabList, Tabs } from '@/components/ui/tabs';
import { queries } from '@/lib/client/api-client';
import { formatCountOf } from '@/lib/client/display';
/** The lead's page: what people disagree about or flagged, one item after the other; what is settled, as lists. */
import { useOperationChoices } from '@/lib/client/operation-choices';
import { adjudicationHref, projectHref } from '@/lib/client/page-links';
import { problemOf } from '@/lib/client/problem';
import { useAdjudicationItem, useFirstAdjudicationPage } from '@/lib/client/queries/adjudication';
import { useRefusal } from '@/lib/client/queries/me';
import { useReasonNames } from '@/lib/client/queries/reason-names';
import { storeChoice, useStoredChoice } from '@/lib/client/stored-choice';
import type { AdjudicationFilter } from '@/lib/core/contract/adjudication';
import type { Id } from '@/lib/core/domain/identifier';
import { AdjudicationRoom, NAMES_CHOICE, ReadOnButton } from './adjudication-room';
import { ItemSkeleton } from './item-skeleton';
import { SettledList } from './settled-list';
import { useAdjudicationFilter } from './use-adjudication-filter';

export function AdjudicationPage({ projectId }: { projectId: Id }) {
  const { filter, evolutionId, change } = useAdjudicationFilter();
  const refusal = useRefusal('review.lead', 'settle what people disagree about');
  const hasNames = useStoredChoice(NAMES_CHOICE, 'hidden') === 'shown';
  const reasonNames = useReasonNames(projectId);
  return (
    <PageFrame
      isWide
      title="Adjudication"
      actions={
        <Switch
          checked={hasNames}
          onCheckedChange={(isOn) => storeChoice(NAMES_CHOICE, isOn ? 'shown' : 'hidden')}
          label="names of reviewers"
        />
      }
    >
      {refusal !== null ? (
        <EmptyState title="For leads">{refusal} Ask the owner of this studio.</EmptyState>
      ) : evolutionId ? (
        <OneItem projectId={projectId} evolutionId={evolutionId} />
      ) : (
        <>
          <Choice filter={filter} change={change} />
          {filter.show === 'waiting' ? (
            <Waiting key={JSON.stringify(filter)} projectId={projectId} filter={filter} />
          ) : (
            <SettledList
              projectId={projectId}
              filter={filter}
              reasonNames={reasonNames}
              hrefOf={(id) => `${adjudicationHref(projectId)}?evolutionId=${id}`}
              nothing={
                <EmptyState title="Nothing here yet" icon={<Scale size={20} aria-hidden />}>
                  {filter.show === 'settled'
                    ? 'What a lead settles is listed here, with the reason and the way back.'
                    : 'What at least two people decided alike settles itself and is listed here.'}
                </EmptyState>
              }
            />
          )}
        </>
      )}
    </PageFrame>
  );
}

type ChoiceProps = Pick<ReturnType<typeof useAdjudicationFilter>, 'filter' | 'change'>;

function Choice({ filter, change }: ChoiceProps) {
  const choices = useOperationChoices();
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <Tabs value={filter.show} onValueChange={(show) => change({ show })}>
        <TabList label="What is shown">
          <Tab value="waiting">waiting</Tab>
          <Tab value="settled">settled by a lead</Tab>
          <Tab value="unanimous">settled by themselves</Tab>
        </TabList>
      </Tabs>
      <div className="flex flex-wrap items-center gap-2">
        {filter.first && filter.show === 'waiting' && (
          <Button size="sm" onClick={() => change({ first: null, second: null })}>
            Only two people’s disagreements: show all
          </Button>
        )}
        <Select
          size="sm"
          label="Operation"
          className="w-44"
          value={filter.operation ?? 'all'}
          onValueChange={(value) => change({ operation: value === 'all' ? null : value })}
          options={[{ value: 'all', label: 'all operations' }, ...choices]}
        />
      </div>
    </div>
  );
}

function usePersonId(): Id {
  return useSuspenseQuery(queries.people.me.queryOptions()).data.id;
}

function Waiting({ projectId, filter }: { projectId: Id; filter: AdjudicationFilter }) {
  const personId = usePersonId();
  const reasonNames = useReasonNames(projectId);
  const first = useFirstAdjudicationPage(projectId, filter);
  if (first.error) return <ErrorState problem={problemOf(first.error)} onRetry={() => void first.refetch()} />;
  if (!first.data) return <ItemSkeleton />;
  if (first.data.items.length === 0)
    return <NothingWaits projectId={projectId} isFiltered={Object.keys(filter).length > 1} />;
  return (
    <AdjudicationRoom
      {...{ projectId, personId, filter, reasonNames }}
      first={first.data}
      end={(settledHere, readOn) => (
        <EmptyState
          title="Nothing more waits here"
          icon={<Scale size={20} aria-hidden />}
          action={<ReadOnButton onRead={readOn} />}
        >
          You came to the end: {formatCountOf(settledHere, 'item')} settled in this sitting. Those that you passed by
          still wait; the left arrow goes back to them.
        </EmptyState>
      )}
    />
  );
}

/** An item that somebody linked to, whatever it is settled by. */
function OneItem({ projectId, evolutionId }: { projectId: Id; evolutionId: Id }) {
  const personId = usePersonId();
  const reasonNames = useReasonNames(projectId);
  const item = useAdjudicationItem(projectId, evolutionId);
  const back = <LinkButton href={adjudicationHref(projectId)}>Back to what waits</LinkButton>;
  if (item.error) return <ErrorState problem={problemOf(item.error)} action={back} />;
  if (!item.data) return <ItemSkeleton />;
  const end = (settledHere: number): ReactNode => (
    <EmptyState
      title={settledHere > 0 ? 'Settled' : 'That was the item'}
      icon={<Scale size={20} aria-hidden />}
      action={back}
    >
      Undo, with the key Z, opens it again.
    </EmptyState>
  );
  return (
    <AdjudicationRoom
      key={evolutionId}
      {...{ projectId, personId, reasonNames, end }}
      filter={{ show: 'waiting' }}
      first={{ items: [item.data], nextCursor: null, total: 1 }}
    />
  );
}

function NothingWaits({ projectId, isFiltered }: { projectId: Id; isFiltered: boolean }) {
  return (
    <EmptyState
      title={isFiltered ? 'Nothing waits under this filter' : 'Nothing waits for a lead'}
      icon={<Scale size={20} aria-hidden />}
      action={
        isFiltered ? (
          <LinkButton href={adjudicationHref(projectId)}>Show everything that waits</LinkButton>
        ) : (
          <LinkButton href={projectHref(projectId, 'agreement')}>See how far people agree</LinkButton>
        )
      }
    >
      Items come here when people decide about them differently, or when somebody flags them in the review room.
    </EmptyState>
  );
}
