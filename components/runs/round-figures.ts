/** Sums over rounds that the run pages show. */
import type { RoundView, RunView } from '@/lib/core/contract/runs';
import { sumUsd } from '@/lib/core/domain/price';
import type { RoundCounters } from '@/lib/core/domain/run';
import { evolStopOf } from '@/lib/core/evolution/evol-stop';

export type Outcomes = { kept: number; eliminated: number; undecided: number; failed: number };

/** What is finished, whatever came of it: the n of every kept share. */
export function finishedOf({ kept, eliminated, undecided, failed }: Outcomes): number {
  return kept + eliminated + undecided + failed;
}

const ZERO: RoundCounters = {
  planned: 0,
  open: 0,
  kept: 0,
  eliminated: 0,
  undecided: 0,
  failed: 0,
  calls: 0,
  tokensIn: 0,
  tokensOut: 0,
  costUsd: '0',
  unpriced: 0,
};

export function totalOf(rounds: readonly RoundView[]): RoundCounters {
  return rounds.reduce(
    (sum, { counters }) => ({
      planned: sum.planned + counters.planned,
      open: sum.open + counters.open,
      kept: sum.kept + counters.kept,
      eliminated: sum.eliminated + counters.eliminated,
      undecided: sum.undecided + counters.undecided,
      failed: sum.failed + counters.failed,
      calls: sum.calls + counters.calls,
      tokensIn: sum.tokensIn + counters.tokensIn,
      tokensOut: sum.tokensOut + counters.tokensOut,
      costUsd: sumUsd([sum.costUsd, counters.costUsd]),
      unpriced: sum.unpriced + counters.unpriced,
    }),
    ZERO,
  );
}

/** The round that work is being done on, else the newest; null before the first. */
export function currentRound(run: Pick<RunView, 'rounds'>): RoundView | null {
  const open = run.rounds.find((round) => round.state === 'planning' || round.state === 'running');
  return open ?? run.rounds.at(-1) ?? null;
}

function scoreWaitedFor(run: RunView): number | null {
  const isOpen = run.rounds.some(({ state }) => state === 'planning' || state === 'running');
  const verdict = isOpen ? null : evolStopOf(run);
  return verdict?.kind === 'waiting' ? verdict.round : null;
}

export function runFacts(run: RunView) {
  return {
    state: run.state,
    rounds: run.config.rounds,
    roundsMade: run.rounds.length,
    waitsForScore: scoreWaitedFor(run),
  };
}
