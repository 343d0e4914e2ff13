'use client';
/** What a run has cost, its cap, and what the next round will take. */
import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { Progress } from '@/components/ui/progress';
import { Skeleton } from '@/components/ui/skeleton';
import { formatCountOf } from '@/lib/client/display';
import { problemOf } from '@/lib/client/problem';
import { useOpenSpending, useRoundsSpending } from '@/lib/client/queries/runs';
import type { RunView, SpendingView } from '@/lib/core/contract/runs';
import { budgetLeft } from '@/lib/core/domain/budget';
import { parseUsd, showUsd } from '@/lib/core/domain/price';
import { CapDialog } from './cap-dialog';
import { totalOf } from './round-figures';
import { isOver, roundsLeft } from './run-actions';
import { SpendingFigures } from './spending-figures';

export function RunMoney({ run, notAllowed }: { run: RunView; notAllowed: string | null }) {
  const [isEditing, setEditing] = useState(false);
  const { costUsd, unpriced } = totalOf(run.rounds);
  const capUsd = run.budget?.capUsd ?? null;
  return (
    <section aria-label="Money" className="flex flex-col gap-3 text-sm">
      <h2 className="text-base font-semibold">Money</h2>
      <p className="tabular">
        <span className="text-lg font-medium">{showUsd(costUsd)}</span>{' '}
        <span className="text-muted">{capUsd === null ? 'for all calls so far' : 'for answered calls'}</span>
      </p>
      {unpriced > 0 ? (
        <p className="text-muted">
          {formatCountOf(unpriced, 'answered call')} without a known price {unpriced === 1 ? 'is' : 'are'} not in it.
        </p>
      ) : null}
      {run.budget && capUsd !== null ? <Spent run={run} budget={{ ...run.budget, capUsd }} /> : null}
      {isOver(run) ? null : (
        <Button size="sm" className="self-start" disabledReason={notAllowed} onClick={() => setEditing(true)}>
          {capUsd === null ? 'Set a cap' : 'Change the cap'}
        </Button>
      )}
      {run.state === 'idle' && roundsLeft(run) > 0 ? <NextRound run={run} /> : null}
      {run.state === 'paused' && hasOpenRound(run) ? <RestOfRound run={run} /> : null}
      {isEditing ? <CapDialog run={run} onClose={() => setEditing(false)} /> : null}
    </section>
  );
}

type SpentProps = { run: RunView; budget: { capUsd: string; spentUsd: string; heldUsd: string } };

function Spent({ run, budget }: SpentProps) {
  const { capUsd, spentUsd, heldUsd } = budget;
  const words = `${showUsd(spentUsd)} of ${showUsd(capUsd)} spent`;
  const unanswered = parseUsd(spentUsd) - parseUsd(totalOf(run.rounds).costUsd);
  return (
    <div className="flex flex-col gap-1">
      <Progress
        label="Budget"
        value={Number(spentUsd)}
        max={Math.max(Number(capUsd), Number(spentUsd))}
        valueText={words}
      />
      <p className="tabular">{words}</p>
      {parseUsd(heldUsd) > 0n ? <p className="text-muted">{showUsd(heldUsd)} set aside for calls in flight</p> : null}
      {unanswered > 0n ? (
        <p className="text-muted">{showUsd(unanswered)} of it for calls whose answer never came, at their dearest</p>
      ) : null}
    </div>
  );
}

function NextRound({ run }: { run: RunView }) {
  const spending = useRoundsSpending(run.projectId, run.id, 1);
  return <WillTake run={run} title={`Round ${run.rounds.length + 1} will take`} spending={spending} />;
}

function hasOpenRound(run: RunView): boolean {
  return run.rounds.some((round) => round.counters.open > 0);
}

/** Said before it is resumed: with too little left of the cap it would pause again. */
function RestOfRound({ run }: { run: RunView }) {
  const spending = useOpenSpending(run.projectId, run.id);
  return <WillTake run={run} title="The rest of the round will take" spending={spending} />;
}

type WillTakeProps = { run: RunView; title: string; spending: UseQueryResult<SpendingView> };

function WillTake({ run, title, spending }: WillTakeProps) {
  const { budget } = run;
  const leftUsd = budget && budget.capUsd !== null ? budgetLeft({ ...budget, capUsd: budget.capUsd }) : null;
  return (
    <div className="flex flex-col gap-2 border-t border-line pt-3">
      <h3 className="font-medium">{title}</h3>
      {spending.isPending ? <Skeleton className="h-24" /> : null}
      {spending.isError ? (
        <ErrorState problem={problemOf(spending.error)} onRetry={() => void spending.refetch()} />
      ) : null}
      {spending.data ? <SpendingFigures spending={spending.data} driver={run.driver} leftUsd={leftUsd} /> : null}
    </div>
  );
}
