'use client';
/** What a run has cost, its cap, and what the next round will take. */
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Progress } from '@/components/ui/progress';
import { formatCountOf } from '@/lib/client/display';
import { useRoundsSpending } from '@/lib/client/queries/runs';
import type { RunView } from '@/lib/core/contract/runs';
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
  const spending = useRoundsSpending(run.projectId, run.id, 1).data;
  if (!spending) return null;
  const { budget } = run;
  const leftUsd = budget && budget.capUsd !== null ? budgetLeft({ ...budget, capUsd: budget.capUsd }) : null;
  return (
    <div className="flex flex-col gap-2 border-t border-line pt-3">
      <h3 className="font-medium">Round {run.rounds.length + 1} will take</h3>
      <SpendingFigures spending={spending} driver={run.driver} leftUsd={leftUsd} />
    </div>
  );
}
