'use client';
/** One round in detail. */
import { ListChecks, TableProperties } from 'lucide-react';
import { ErrorState } from '@/components/ui/error-state';
import { LinkButton } from '@/components/ui/link-button';
import { Section } from '@/components/ui/section';
import { SkeletonRows } from '@/components/ui/skeleton';
import { formatDuration, formatMoment } from '@/lib/client/display';
import { instructionsHref, reviewHref } from '@/lib/client/page-links';
import { problemOf } from '@/lib/client/problem';
import { useRoundReport } from '@/lib/client/queries/runs';
import type { RoundView, RunView } from '@/lib/core/contract/runs';
import { parseUsd, showUsd } from '@/lib/core/domain/price';
import { weightsOf } from '@/lib/core/domain/run-loop';
import { BatchTable } from './batch-table';
import { DropTable } from './drop-table';
import { FailureList } from './failure-list';
import { OperationTable } from './operation-table';
import { OutcomeBar } from './outcome-bar';
import { RoundTemplates } from './round-templates';
import { RunStateChip } from './run-state-chip';

export function RoundPanel({ run, round }: { run: RunView; round: RoundView }) {
  const report = useRoundReport(run.projectId, run.id, round.number);
  const isWaiting = run.state === 'paused' && round.state !== 'finished' && round.state !== 'cancelled';
  const filter = { runId: run.id, round: round.number };
  return (
    <div className="flex flex-col gap-8">
      <Section
        title={
          <span className="flex items-center gap-2">
            Round {round.number} <RunStateChip state={isWaiting ? 'paused' : round.state} />
          </span>
        }
        description={`${timesOf(round)}${costOf(round)}`}
        actions={
          <>
            <LinkButton
              size="sm"
              icon={<TableProperties size={14} aria-hidden />}
              href={instructionsHref(run.projectId, filter)}
            >
              Instructions of round {round.number}
            </LinkButton>
            <LinkButton size="sm" icon={<ListChecks size={14} aria-hidden />} href={reviewHref(run.projectId, filter)}>
              Review round {round.number}
            </LinkButton>
          </>
        }
      >
        <OutcomeBar counters={round.counters} />
      </Section>
      {report.isPending ? <SkeletonRows rows={7} /> : null}
      {report.isError ? <ErrorState problem={problemOf(report.error)} onRetry={() => void report.refetch()} /> : null}
      {report.data ? (
        <>
          {run.driver === 'batch' ? (
            <Section
              title="Batches"
              description="Files of requests at the provider, which has up to 24 hours for each. Judging begins as soon as a file is back."
            >
              <BatchTable batches={report.data.batches} />
            </Section>
          ) : null}
          <Section
            title="Operations"
            description="What the machine said when the round was made. People’s decisions, and judging again by other rules, come on top of it, in the pool and in the next round."
          >
            <OperationTable projectId={run.projectId} filter={filter} operations={report.data.operations} />
          </Section>
          <Section title="Drops by rule">
            <DropTable projectId={run.projectId} filter={filter} report={report.data} />
          </Section>
          <Section title="Failures">
            <FailureList report={report.data} />
          </Section>
        </>
      ) : null}
      <Section
        title="Templates and weights"
        description="The versions this round was started with, and the share of the choices that each operation had. A change of either goes into the next round."
      >
        <RoundTemplates projectId={run.projectId} round={round} weights={weightsOf(run.config, round.number)} />
      </Section>
    </div>
  );
}

function timesOf(round: RoundView): string {
  if (!round.startedAt) return 'Being planned.';
  if (!round.finishedAt) return `Started ${formatMoment(round.startedAt)}.`;
  const took = Date.parse(round.finishedAt) - Date.parse(round.startedAt);
  return `Started ${formatMoment(round.startedAt)}, took ${formatDuration(took)}.`;
}

function costOf({ counters }: RoundView): string {
  return parseUsd(counters.costUsd) > 0n ? ` Cost ${showUsd(counters.costUsd)}.` : '';
}
