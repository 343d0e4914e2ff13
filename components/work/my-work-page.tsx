'use client';
/** My own work: how much, how fast, how far others and leads agree, what I decided last. */
import { UserRoundCheck } from 'lucide-react';
import { OperationChip } from '@/components/dataset/operation-chip';
import { StatisticValue } from '@/components/dataset/statistic';
import { PageFrame } from '@/components/shell/page-frame';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { Section } from '@/components/ui/section';
import { Stat } from '@/components/ui/stat';
import { formatCount, formatDuration, formatPercent } from '@/lib/client/display';
import { reviewHref } from '@/lib/client/page-links';
import { useMyWork } from '@/lib/client/queries/work';
import type { MyWork } from '@/lib/core/contract/work';
import type { Id } from '@/lib/core/domain/identifier';
import { DayBars } from './day-bars';
import { PastDecisions } from './past-decisions';
import { WorkLegend, WorkTable } from './work-table';

export function MyWorkPage({ projectId }: { projectId: Id }) {
  const work = useMyWork(projectId);
  return (
    <PageFrame title="My work" isWide description="What you decided in this project. Only you and its leads see it.">
      {work.figures.count === 0 ? (
        <EmptyState
          title="You have decided nothing yet"
          icon={<UserRoundCheck size={20} aria-hidden />}
          action={
            <LinkButton variant="primary" href={reviewHref(projectId)}>
              Review
            </LinkButton>
          }
        >
          In the review room each key is one decision; your numbers appear here.
        </EmptyState>
      ) : (
        <>
          <Figures work={work} />
          <Section title="Fourteen days" description="Decisions by day, in UTC.">
            <DayBars days={work.days} />
          </Section>
          <Section title="By operation">
            <WorkTable
              label="My decisions by operation"
              first="Operation"
              rows={work.operations}
              nameOf={(row) => <OperationChip operation={row.key} isBare />}
            />
            <WorkLegend />
          </Section>
          <Section title="Last decisions">
            <PastDecisions
              projectId={projectId}
              hrefOf={({ evolutionId }) => reviewHref(projectId, { show: 'mine', evolutionId })}
            />
          </Section>
        </>
      )}
    </PageFrame>
  );
}

function Figures({ work }: { work: MyWork }) {
  const { figures } = work;
  return (
    <div className="flex flex-wrap gap-x-10 gap-y-4">
      <Stat label="Today" value={formatCount(work.today)} />
      <Stat
        label="In all"
        value={formatCount(figures.count)}
        hint={`${formatPercent(figures.unsure / figures.count)} unsure`}
      />
      <Stat
        label="Per minute, last hour"
        value={work.perMinute === null ? '–' : work.perMinute.toFixed(1)}
        hint="with an item on the screen"
      />
      <Stat
        label="Median time"
        value={figures.medianMs === null ? '–' : formatDuration(figures.medianMs)}
        hint={figures.hasty > 0 ? `${formatCount(figures.hasty)} under 2 s` : undefined}
      />
      <Stat label="Same as most others" value={<StatisticValue statistic={figures.consensus} as="share" saysWhy />} />
      <Stat label="Same as leads settled" value={<StatisticValue statistic={work.leads} as="share" saysWhy />} />
    </div>
  );
}
