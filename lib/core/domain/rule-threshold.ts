/** The numbers inside the eliminator's rules: which there are, what they mean, where their defaults are from, and how near a measure came to one. */
import type { RuleId } from './evolution';

export const THRESHOLDS = ['sorryWords', 'copyOverlap', 'wordsAddedLeast', 'wordsAddedMost', 'scriptShare'] as const;
export type ThresholdId = (typeof THRESHOLDS)[number];
export type RuleThresholds = Record<ThresholdId, number>;

export type ThresholdFacts = {
  rule: RuleId;
  label: string;
  /** `share` is a number from 0 to 1 */
  unit: 'words' | 'share';
  default: number;
  least: number;
  most: number;
  /** where the default is from */
  source: string;
};

export const THRESHOLD_FACTS = {
  sorryWords: {
    rule: 'sorry80',
    label: 'Fewest words of a response that says "sorry"',
    unit: 'words',
    default: 80,
    least: 1,
    most: 10_000,
    source: 'WizardLM §3.2',
  },
  copyOverlap: {
    rule: 'near_copy',
    label: 'Share of words in common from which a child is a copy',
    unit: 'share',
    default: 0.97,
    least: 0.01,
    most: 1,
    source: 'Evol Studio',
  },
  wordsAddedLeast: {
    rule: 'words_added',
    label: 'Fewest words added',
    unit: 'words',
    default: 10,
    least: -10_000,
    most: 10_000,
    source: 'WizardLM §3.1, asked of the evolver',
  },
  wordsAddedMost: {
    rule: 'words_added',
    label: 'Most words added',
    unit: 'words',
    default: 20,
    least: -10_000,
    most: 10_000,
    source: 'WizardLM §3.1, asked of the evolver',
  },
  scriptShare: {
    rule: 'language_changed',
    label: "Smallest share of the child's letters in the parent's script",
    unit: 'share',
    default: 0.5,
    least: 0.01,
    most: 1,
    source: 'Evol Studio',
  },
} as const satisfies Record<ThresholdId, ThresholdFacts>;

export const DEFAULT_THRESHOLDS: RuleThresholds = {
  sorryWords: THRESHOLD_FACTS.sorryWords.default,
  copyOverlap: THRESHOLD_FACTS.copyOverlap.default,
  wordsAddedLeast: THRESHOLD_FACTS.wordsAddedLeast.default,
  wordsAddedMost: THRESHOLD_FACTS.wordsAddedMost.default,
  scriptShare: THRESHOLD_FACTS.scriptShare.default,
};

export function thresholdsOf(rule: RuleId): ThresholdId[] {
  return THRESHOLDS.filter((id) => THRESHOLD_FACTS[id].rule === rule);
}

/** Why these numbers cannot stand together; null when they can. */
export function whyNotThresholds(thresholds: RuleThresholds): { place: ThresholdId; message: string } | null {
  if (thresholds.wordsAddedLeast <= thresholds.wordsAddedMost) return null;
  return { place: 'wordsAddedMost', message: 'At least as many as the fewest.' };
}

/** Distance from a threshold as a share of it; a threshold of 0 counts as 1, so that the distance stays a number. */
export function marginTo(threshold: number, measured: number): number {
  return Math.abs(measured - threshold) / (Math.abs(threshold) || 1);
}

/** The nearest of them; null when no rule with a threshold looked. */
export function leastMargin(margins: readonly (number | null)[]): number | null {
  const known = margins.filter((margin) => margin !== null);
  return known.length === 0 ? null : Math.min(...known);
}
