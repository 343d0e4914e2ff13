/** A dry run: one or two variants of a template tried on the same parents, what is left of chance in it, and what came of it. */
import type { EvolutionState, Finding, RuleId, Verdict } from './evolution';
import { DATA_FORMATS, type DataFormat } from './operation';
import { formatUsd, parseUsd } from './price';
import { pickOne, randomFor, shuffled } from './seeded-random';
import { type ShareInterval, wilsonInterval } from './wilson-interval';

export const DRY_RUN_STATES = ['running', 'stopped', 'finished', 'cancelled'] as const;
/** `stopped`: a person must mend something first, then it can be resumed. */
export type DryRunState = (typeof DRY_RUN_STATES)[number];

export const DRY_RUN_CHOICES = ['random', 'dropped', 'chosen'] as const;
/** random: of the frontier of the run; dropped: parents whose children were dropped in its last round; chosen: named by a person. */
export type DryRunChoice = (typeof DRY_RUN_CHOICES)[number];

export const MOST_DRY_RUN_PARENTS = 50;

export const DRY_RUN_SIDES = ['left', 'right'] as const;
export type DryRunSide = (typeof DRY_RUN_SIDES)[number];
export type VariantAt = 0 | 1;

/** What a person says of a pair, by where it stands on the screen. */
export const DRY_RUN_ANSWERS = ['left', 'right', 'tie'] as const;
export type DryRunAnswer = (typeof DRY_RUN_ANSWERS)[number];

/** The same by variant, as it is stored. */
export const BETTERS = ['first', 'second', 'tie'] as const;
export type Better = (typeof BETTERS)[number];

/** Salts, so that no choice says anything about another. */
const PARENTS = 1;
const FORMATS = 2;
const SIDES = 3;

/** `count` of them, or all when there are fewer: every set of them with the same chance, in a random order. */
export function chooseParents<Item>(candidates: readonly Item[], count: number, randomSeed: number): Item[] {
  return shuffled(candidates, randomFor(randomSeed, PARENTS)).slice(0, count);
}

export function chooseDataFormat(randomSeed: number, position: number): DataFormat {
  return pickOne(DATA_FORMATS, randomFor(randomSeed, FORMATS, position));
}

/** Which variant stands left and which right: in their own order, or shuffled for each parent when nobody may know. */
export function sidesOf(
  { isBlind, randomSeed }: { isBlind: boolean; randomSeed: number },
  position: number,
): { left: VariantAt; right: VariantAt } {
  const isSwapped = isBlind && randomFor(randomSeed, SIDES, position)() < 0.5;
  return isSwapped ? { left: 1, right: 0 } : { left: 0, right: 1 };
}

export function betterOf(answer: DryRunAnswer, sides: { left: VariantAt; right: VariantAt }): Better {
  if (answer === 'tie') return 'tie';
  return sides[answer] === 0 ? 'first' : 'second';
}

export type TriedItem = {
  variant: VariantAt;
  state: EvolutionState;
  verdict: Verdict | null;
  findings: readonly Finding[];
  wordsAdded: number | null;
  costUsd: string;
};

export type VariantSummary = {
  /** with a verdict */
  n: number;
  kept: number;
  dropped: number;
  undecided: number;
  /** the teacher gave no usable reply */
  failed: number;
  keptShare: ShareInterval | null;
  /** by how often, then by name */
  reasons: { rule: RuleId; count: number }[];
  /** over children that were measured; null without one */
  meanWordsAdded: { mean: number; n: number } | null;
  costUsd: string;
  /** null while nothing is kept */
  costPerKeptUsd: string | null;
};

export function summariseVariant(items: readonly TriedItem[], variant: VariantAt): VariantSummary {
  const own = items.filter((item) => item.variant === variant);
  const countOf = (verdict: Verdict) => own.filter((item) => item.verdict === verdict).length;
  const [kept, dropped, undecided] = [countOf('kept'), countOf('dropped'), countOf('undecided')];
  const n = kept + dropped + undecided;
  const words = own.flatMap(({ wordsAdded }) => wordsAdded ?? []);
  const cost = own.reduce((sum, { costUsd }) => sum + parseUsd(costUsd), 0n);
  return {
    ...{ n, kept, dropped, undecided },
    failed: own.filter((item) => item.state === 'failed').length,
    keptShare: wilsonInterval(kept, n),
    reasons: reasonsOf(own),
    meanWordsAdded:
      words.length === 0
        ? null
        : { mean: words.reduce((sum, count) => sum + count, 0) / words.length, n: words.length },
    costUsd: formatUsd(cost),
    costPerKeptUsd: kept === 0 ? null : formatUsd(cost / BigInt(kept)),
  };
}

/** The rule that dropped it is the first of its findings that drops. */
function reasonsOf(items: readonly TriedItem[]): VariantSummary['reasons'] {
  const counts = new Map<RuleId, number>();
  for (const { findings } of items) {
    const dropping = findings.find((finding) => finding.effect === 'drop');
    if (dropping) counts.set(dropping.rule, (counts.get(dropping.rule) ?? 0) + 1);
  }
  return [...counts]
    .map(([rule, count]) => ({ rule, count }))
    .sort((a, b) => b.count - a.count || a.rule.localeCompare(b.rule));
}

export type ComparisonTally = {
  first: number;
  second: number;
  ties: number;
  /** parents that somebody has compared */
  n: number;
  /** share of those with a winner that the second variant won */
  secondShare: ShareInterval | null;
};

export function tallyComparison(betters: readonly (Better | null)[]): ComparisonTally {
  const countOf = (better: Better) => betters.filter((one) => one === better).length;
  const [first, second, ties] = [countOf('first'), countOf('second'), countOf('tie')];
  return { first, second, ties, n: first + second + ties, secondShare: wilsonInterval(second, first + second) };
}

/** Why a person cannot do it now; null when they can. */
export const DRY_RUN_ACTIONS = {
  cancel: (state: DryRunState) =>
    state === 'running' || state === 'stopped' ? null : `This dry run is ${state}: there is nothing to cancel.`,
  resume: (state: DryRunState) => (state === 'stopped' ? null : `This dry run is ${state}, and not stopped.`),
} as const;
