/** A score of a run after one of its rounds: what was measured, by whom, and whether it is the measure itself or only stands in for it. */

/** `entered`: measured elsewhere, by training on the data so far, and typed in. The others are proxies that the studio can work out itself: they measure the data, not a model trained on it. */
export const SCORE_SOURCES = ['entered', 'kept_share'] as const;
export type ScoreSource = (typeof SCORE_SOURCES)[number];

export const SCORE_SOURCE_FACTS = {
  entered: {
    label: 'a score that I enter',
    hint: 'Train on the data so far, measure the model on a dev set, and type the figure in after each round. Higher is better.',
  },
  kept_share: {
    label: 'kept share, a proxy',
    hint: 'The share of a round’s evolutions that the eliminator kept. It says how evolving goes, not what a model learns; the paper trains and measures.',
  },
} as const satisfies Record<ScoreSource, { label: string; hint: string }>;

/** Evol Stop of a run (WizardCoder, arXiv 2306.08568 §3 and §4): after which round growing ends is decided by this score. */
export type EvolStop = { source: ScoreSource; measure: string };

/** What a proxy's scores are called; a person names their own measure. */
export const KEPT_SHARE_MEASURE = 'kept share (proxy)';
export const USUAL_MEASURE = 'pass@1 on a dev set';

/** A proxy always has its own name, so that nobody reads it as a measure. */
export function namedStop(evolStop: EvolStop | null): EvolStop | null {
  return evolStop?.source === 'kept_share' ? { ...evolStop, measure: KEPT_SHARE_MEASURE } : evolStop;
}

/** Round 0 is the seeds alone. */
export type RoundScore = { round: number; value: number };
