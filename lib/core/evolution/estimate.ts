/** How large a run will be before it starts: parents, evolutions, pool and calls of each round by its policy (WizardLM §4.2: 52k × 4 × 3 = 624k calls). */
import type { PoolPolicy } from '../domain/run';

/** What the next round begins with: so many parents out of so large a pool. Before the first round both are the seeds. */
export type RunSize = {
  parents: number;
  pool: number;
  /** of the pool, made by the run and kept */
  kept: number;
  rounds: number;
  poolPolicy: PoolPolicy;
  evolutionsPerInstruction: number;
  untilKept: number | null;
};

/** Shares of all attempts so far: not kept for any reason, dropped before the judge, dropped by the judge. */
export type MeasuredShares = { failure: number; beforeJudge: number; byJudge: number };

/** `number` from 1 on, counted from where the estimate begins; `pool` is what there is when the round is over. */
export type ProjectedRound = { number: number; parents: number; evolutions: number; pool: number };

const CALLS_PER_EVOLUTION = 3;
const CALLS_WITHOUT_JUDGE = 2;

/** Round by round; fewer than were asked for where the run has what was wanted before. Tries again within a round are not counted. */
export function projectRounds(size: RunSize, failureShare: number): ProjectedRound[] {
  const { poolPolicy, evolutionsPerInstruction, untilKept } = size;
  const keptShare = 1 - failureShare;
  let { parents, pool, kept } = size;
  const rounds: ProjectedRound[] = [];
  for (let number = 1; number <= size.rounds; number += 1) {
    const wanted = untilKept === null ? Number.POSITIVE_INFINITY : untilKept - kept;
    if (wanted <= 0) break;
    const planned = parents * evolutionsPerInstruction;
    const evolutions = keptShare > 0 ? Math.min(planned, wanted / keptShare) : planned;
    kept += evolutions * keptShare;
    pool += evolutions * keptShare;
    rounds.push({
      number,
      parents: Math.round(parents),
      evolutions: Math.round(evolutions),
      pool: Math.round(pool),
    });
    if (poolPolicy === 'whole_pool') parents = pool;
    // A lineage leaves when none of its evolutions of the round was kept.
    if (poolPolicy === 'drop_failed') parents *= 1 - failureShare ** evolutionsPerInstruction;
  }
  return rounds;
}

/** 1 evolve + (1 − p4) judge + (1 − p4 − p1) respond; before anything is measured every step of every evolution. */
export function callsOf(
  evolutions: number,
  measured: Pick<MeasuredShares, 'beforeJudge' | 'byJudge'> | null,
  asksJudge = true,
): number {
  const { beforeJudge, byJudge } = measured ?? { beforeJudge: 0, byJudge: 0 };
  const judge = asksJudge ? 1 - beforeJudge : 0;
  return Math.round(evolutions * (1 + judge + (1 - beforeJudge - byJudge)));
}

/** Everything that is told before a run starts; what depends on measured shares is null until there are some. */
export function estimateRun(size: RunSize, measured: MeasuredShares | null, asksJudge = true) {
  const rounds = projectRounds(size, measured?.failure ?? 0);
  // Without an end before the last round, and with nothing dropped: more cannot come.
  const most = projectRounds({ ...size, untilKept: null }, 0);
  const { untilKept, pool, kept } = size;
  const poolAtMost = most.at(-1)?.pool ?? pool;
  return {
    lineages: size.parents,
    callsAtMost: evolutionsOf(most) * (asksJudge ? CALLS_PER_EVOLUTION : CALLS_WITHOUT_JUDGE),
    poolAtMost: untilKept === null ? poolAtMost : Math.min(poolAtMost, pool - kept + untilKept),
    measuredFailureShare: measured?.failure ?? null,
    expectedPool: measured ? (rounds.at(-1)?.pool ?? pool) : null,
    expectedCalls: measured ? callsOf(evolutionsOf(rounds), measured, asksJudge) : null,
    rounds: rounds.map((round) => ({ ...round, calls: callsOf(round.evolutions, measured, asksJudge) })),
  };
}

export function evolutionsOf(rounds: readonly ProjectedRound[]): number {
  return rounds.reduce((sum, round) => sum + round.evolutions, 0);
}
