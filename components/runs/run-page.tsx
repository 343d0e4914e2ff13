'use client';
/** The live page of a run: what it does and why, what can be done, how far it is, and each round in detail. */
import { useState } from 'react';
import { RehearsalMark } from '@/components/dataset/rehearsal-mark';
import { PageFrame } from '@/components/shell/page-frame';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Skeleton, SkeletonRows } from '@/components/ui/skeleton';
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs';
import { formatCount, formatCountOf, formatPercent } from '@/lib/client/display';
import { projectHref } from '@/lib/client/page-links';
import { problemOf } from '@/lib/client/problem';
import { useRefusal } from '@/lib/client/queries/me';
import { useRoundReport, useRun, useRunCommand } from '@/lib/client/queries/runs';
import type { RoundView, RunView } from '@/lib/core/contract/runs';
import type { Id } from '@/lib/core/domain/identifier';
import { EvolStopSection } from './evol-stop-section';
import { NextWeights } from './next-weights';
import { currentRound, finishedOf } from './round-figures';
import { RoundPanel } from './round-panel';
import { RunCommands } from './run-commands';
import { RunFacts } from './run-facts';
import { RunMoney } from './run-money';
import { RunProgress } from './run-progress';
import { RunReason } from './run-reason';
import { RunStateChip } from './run-state-chip';
import { RunWaits } from './run-waits';

type RunPageProps = { projectId: Id; runId: Id };

export function RunPage({ projectId, runId }: RunPageProps) {
  const run = useRun(projectId, runId);
  const breadcrumb = [{ label: 'Runs', href: projectHref(projectId, 'runs') }];
  if (run.isPending) {
    return (
      <PageFrame title="Run" breadcrumb={breadcrumb}>
        <Skeleton className="mb-8 h-12" />
        <SkeletonRows rows={8} />
      </PageFrame>
    );
  }
  if (run.isError) {
    return (
      <PageFrame title="Run" breadcrumb={breadcrumb}>
        <ErrorState problem={problemOf(run.error)} onRetry={() => void run.refetch()} />
      </PageFrame>
    );
  }
  return <LoadedRun run={run.data} breadcrumb={breadcrumb} />;
}

type LoadedRunProps = { run: RunView; breadcrumb: { label: string; href: string }[] };

function LoadedRun({ run, breadcrumb }: LoadedRunProps) {
  const command = useRunCommand(run.projectId, run.id);
  const current = currentRound(run);
  const report = useRoundReport(run.projectId, run.id, current?.number ?? null);
  const notAllowed = useRefusal('runs.control', 'control runs');
  return (
    <PageFrame
      title={run.name}
      breadcrumb={breadcrumb}
      marks={
        <>
          <RunStateChip state={run.state} />
          {run.isRehearsal && <RehearsalMark />}
        </>
      }
      actions={
        <RunCommands
          run={run}
          notAllowed={notAllowed}
          send={(wanted) => command.mutate(wanted)}
          pending={command.isPending ? command.variables.kind : null}
          error={command.error}
          clearError={() => command.reset()}
        />
      }
    >
      <div className="grid gap-x-12 gap-y-8 xl:grid-cols-[minmax(0,1fr)_16rem]">
        <div className="flex min-w-0 flex-col gap-8">
          <RunReason run={run} notAllowed={notAllowed} />
          <RunWaits run={run} />
          {command.isError && command.variables.kind !== 'cancel' ? (
            <ErrorState problem={problemOf(command.error)} />
          ) : null}
          <RunProgress run={run} round={current} report={report.data ?? null} />
          <EvolStopSection run={run} notAllowed={notAllowed} />
          {current ? <Rounds run={run} current={current} /> : <NoRounds run={run} />}
          <NextWeights run={run} notAllowed={notAllowed} />
        </div>
        <div className="flex flex-col gap-8">
          <RunMoney run={run} notAllowed={notAllowed} />
          <RunFacts run={run} />
        </div>
      </div>
    </PageFrame>
  );
}

/** Follows the round at work until the person chooses another one. */
function Rounds({ run, current }: { run: RunView; current: RoundView }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = run.rounds.find((round) => String(round.number) === chosen) ?? current;
  return (
    <Tabs value={String(shown.number)} onValueChange={setChosen}>
      <TabList label="Rounds">
        {run.rounds.map((round) => (
          <Tab key={round.id} value={String(round.number)} count={roundWords(round)}>
            Round {round.number}
          </Tab>
        ))}
      </TabList>
      <TabPanel value={String(shown.number)} className="pt-6">
        <RoundPanel run={run} round={shown} />
      </TabPanel>
    </Tabs>
  );
}

/** The share only when it is whole: drops and failures are done before anything is kept. */
function roundWords({ state, counters }: RoundView): string {
  if (state === 'planning') return 'planning';
  if (state === 'running')
    return `${formatCount(counters.planned - counters.open)} of ${formatCount(counters.planned)}`;
  const n = finishedOf(counters);
  return n === 0 ? '' : `${formatPercent(counters.kept / n)} kept`;
}

function NoRounds({ run }: { run: RunView }) {
  return (
    <EmptyState title="No round is made yet">
      Round 1 evolves each of the {formatCountOf(run.lineageCount, 'lineage')} {timesWords(run)}, with an operation that
      the seed of the random choice has fixed. Start it above.
    </EmptyState>
  );
}

function timesWords({ config: { evolutionsPerInstruction } }: RunView): string {
  return evolutionsPerInstruction === 1 ? 'once' : `${evolutionsPerInstruction} times each`;
}
