/** Evol Stop (WizardCoder §3 and §4): the first round whose score is below the best so far ends the run, and the data up to the best round is kept. */
import type { RoundScore } from '../domain/round-score';
import type { RoundCounters, RoundState, RunConfig } from '../domain/run';

export type EvolStopVerdict =
  /** the score of `round` is missing, so nobody can say whether to go on */
  | { kind: 'waiting'; round: number; best: RoundScore | null }
  /** no score is below the best so far */
  | { kind: 'going'; best: RoundScore | null }
  /** `worse` is the first below `best`; an export should hold the seeds and the rounds up to `best.round` */
  | { kind: 'stopped'; worse: RoundScore; best: RoundScore };

/**
 * Rounds are looked at in order. Equal to the best is not below it: the later one becomes the best, as the paper's loop goes on from it.
 * The seeds' own score (round 0) may be missing: then round 1 sets the first mark and cannot stop. Any other missing score is waited for, whatever came after it.
 */
export function judgeRounds(scores: readonly RoundScore[], roundsFinished: number): EvolStopVerdict {
  const values = new Map(scores.map(({ round, value }) => [round, value]));
  let best: RoundScore | null = null;
  for (let round = 0; round <= roundsFinished; round += 1) {
    const value = values.get(round);
    if (value === undefined) {
      if (round === 0) continue;
      return { kind: 'waiting', round, best };
    }
    if (best !== null && value < best.value) return { kind: 'stopped', worse: { round, value }, best };
    best = { round, value };
  }
  return { kind: 'going', best };
}

type ScoredRun = {
  config: Pick<RunConfig, 'evolStop'>;
  scores: readonly { round: number; value: number | null }[];
  rounds: readonly { state: RoundState }[];
};

/** Of a run as it is shown; null while it is off. */
export function evolStopOf({ config, scores, rounds }: ScoredRun): EvolStopVerdict | null {
  if (config.evolStop === null) return null;
  const known = scores.flatMap(({ round, value }) => (value === null ? [] : [{ round, value }]));
  return judgeRounds(known, rounds.filter(({ state }) => state === 'finished').length);
}

/** The round that an export should go up to, once Evol Stop has said so. */
export function bestRoundOf(run: ScoredRun): number | null {
  const verdict = evolStopOf(run);
  return verdict?.kind === 'stopped' ? verdict.best.round : null;
}

/** The proxy `kept_share` of a finished round; null while it has nothing to say. */
export function keptShareOf(
  counters: Pick<RoundCounters, 'kept' | 'eliminated' | 'undecided' | 'failed'>,
): number | null {
  const n = counters.kept + counters.eliminated + counters.undecided + counters.failed;
  return n === 0 ? null : counters.kept / n;
}

export function waitingWords(round: number): string {
  return `Waiting for the score of round ${round}.`;
}

/** Why the run ended, which round is the best, and what an export should hold. */
export function stoppedWords({ worse, best }: { worse: RoundScore; best: RoundScore }, measure: string): string {
  return `Evol Stop: ${measure} fell to ${scoreWords(worse.value)} with round ${worse.round}, below ${scoreWords(best.value)} of ${roundWords(best.round)}, the best. An export should hold ${holdWords(best.round)}.`;
}

export function holdWords(bestRound: number): string {
  if (bestRound === 0) return 'the seeds alone';
  return bestRound === 1 ? 'the seeds and round 1' : `the seeds and rounds 1 to ${bestRound}`;
}

export function roundWords(round: number): string {
  return round === 0 ? 'the seeds alone' : `round ${round}`;
}

/** As typed, but without the tail of a division. */
export function scoreWords(value: number): string {
  return String(Number(value.toPrecision(6)));
}
