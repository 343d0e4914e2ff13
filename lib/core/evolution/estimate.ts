/** How large a run will be before it starts: pool and calls from the number of seeds and rounds (WizardLM §4.2: 52k × 4 × 3 = 624k calls). */

export type RunSize = { lineages: number; rounds: number };

/** Shares of all attempts so far: not kept for any reason, dropped before the judge, dropped by the judge. */
export type MeasuredShares = { failure: number; beforeJudge: number; byJudge: number };

const CALLS_PER_EVOLUTION = 3;
const CALLS_WITHOUT_JUDGE = 2;

/** N · (1 + M · (1 − f)). */
export function poolSize({ lineages, rounds }: RunSize, failureShare: number): number {
  return Math.round(lineages * (1 + rounds * (1 - failureShare)));
}

/** 3 · N · M, or 2 · N · M when no judge is asked; repeated calls of any kind not counted. */
export function callsAtMost({ lineages, rounds }: RunSize, asksJudge = true): number {
  return lineages * rounds * (asksJudge ? CALLS_PER_EVOLUTION : CALLS_WITHOUT_JUDGE);
}

/** N · M · (1 evolve + (1 − p4) judge + (1 − p4 − p1) respond). */
export function expectedCalls(
  { lineages, rounds }: RunSize,
  { beforeJudge, byJudge }: Pick<MeasuredShares, 'beforeJudge' | 'byJudge'>,
  asksJudge = true,
): number {
  const judge = asksJudge ? 1 - beforeJudge : 0;
  return Math.round(lineages * rounds * (1 + judge + (1 - beforeJudge - byJudge)));
}

/** Everything that is told before a run starts; what depends on measured shares is null until there are some. */
export function estimateRun(size: RunSize, measured: MeasuredShares | null, asksJudge = true) {
  return {
    lineages: size.lineages,
    callsAtMost: callsAtMost(size, asksJudge),
    poolAtMost: poolSize(size, 0),
    measuredFailureShare: measured?.failure ?? null,
    expectedPool: measured ? poolSize(size, measured.failure) : null,
    expectedCalls: measured ? expectedCalls(size, measured, asksJudge) : null,
  };
}
