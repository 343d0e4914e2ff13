/** Precision, recall and F1 of the eliminator from a weighted sample of people's decisions, each with its interval, or the reason why there is none. */
import { wilsonInterval } from './wilson-interval';

/** Some decided evolutions and how many they stand for. Sums, so that heaps can be added. */
export type Heap = { n: number; weight: number; weightSquared: number };

/** Positive is what the machine drops; the truth is what people decided without seeing it. */
export const OUTCOMES = ['caught', 'wrong', 'missed', 'passed'] as const;
export type Outcome = (typeof OUTCOMES)[number];
/** caught: dropped and rejected. wrong: dropped and accepted. missed: let through and rejected. passed: let through and accepted. */
export type Confusion = Record<Outcome, Heap>;

export type Measure =
  | { kind: 'known'; value: number; low: number; high: number; n: number; effectiveN: number }
  | { kind: 'undefined'; n: number; why: string };
export type ClassifierMeasures = { precision: Measure; recall: Measure; f1: Measure };

export const EMPTY_HEAP: Heap = { n: 0, weight: 0, weightSquared: 0 };

export function emptyConfusion(): Confusion {
  return { caught: EMPTY_HEAP, wrong: EMPTY_HEAP, missed: EMPTY_HEAP, passed: EMPTY_HEAP };
}

export function withCase({ n, weight, weightSquared }: Heap, caseWeight: number): Heap {
  return { n: n + 1, weight: weight + caseWeight, weightSquared: weightSquared + caseWeight ** 2 };
}

export function together(a: Heap, b: Heap): Heap {
  return { n: a.n + b.n, weight: a.weight + b.weight, weightSquared: a.weightSquared + b.weightSquared };
}

/** L. Kish 1965: as many cases of one weight would tell as much. */
export function effectiveSize({ weight, weightSquared }: Heap): number {
  return weightSquared === 0 ? 0 : weight ** 2 / weightSquared;
}

export type Share = { share: number; low: number; high: number };

/** Wilson's interval at the effective size; null without a case. */
export function weightedShare(hits: Heap, all: Heap): (Share & { effectiveN: number }) | null {
  const effectiveN = effectiveSize(all);
  if (effectiveN === 0) return null;
  const interval = wilsonInterval((hits.weight / all.weight) * effectiveN, effectiveN);
  return interval && { share: interval.share, low: interval.low, high: interval.high, effectiveN };
}

const NOTHING_DROPPED = 'Nothing that was dropped here is decided blind yet.';
const NOTHING_KEPT = 'Nothing that was let through here is decided blind yet, so what was missed is not known.';
const NOTHING_REJECTED = 'People rejected none of the audited evolutions here.';

export function measureClassifier(confusion: Confusion): ClassifierMeasures {
  const { caught, wrong, missed, passed } = confusion;
  const [dropped, kept] = [together(caught, wrong), together(missed, passed)];
  const right = weightedShare(caught, dropped);
  const lost = weightedShare(missed, kept);
  const n = dropped.n + kept.n;
  const undefinedFor = (count: number, why: string): Measure => ({ kind: 'undefined', n: count, why });
  const precision: Measure = right
    ? {
        kind: 'known',
        value: right.share,
        low: right.low,
        high: right.high,
        n: dropped.n,
        effectiveN: right.effectiveN,
      }
    : undefinedFor(0, NOTHING_DROPPED);
  const why = !right ? NOTHING_DROPPED : !lost ? NOTHING_KEPT : caught.n + missed.n === 0 ? NOTHING_REJECTED : null;
  if (why !== null || !right || !lost) {
    const reason = why ?? NOTHING_KEPT;
    return { precision, recall: undefinedFor(n, reason), f1: undefinedFor(n, reason) };
  }
  const weights = { dropped: dropped.weight, kept: kept.weight };
  const measured = (share: Share, all: Heap): Measure => ({
    kind: 'known',
    ...{ value: share.share, low: share.low, high: share.high, n: all.n, effectiveN: effectiveSize(all) },
  });
  const jaccard = carried((a, b) => jaccardOf(weights, a, b), right, lost);
  return {
    precision,
    recall: measured(
      carried((a, b) => recallOf(weights, a, b), right, lost),
      together(caught, missed),
    ),
    f1: measured(f1Of(jaccard), together(together(caught, wrong), missed)),
  };
}

/** How many the sample's two parts stand for. */
export type PartWeights = { dropped: number; kept: number };

/** `a`: share of the dropped that people reject; `b`: share of what was let through that they reject. */
export function recallOf({ dropped, kept }: PartWeights, a: number, b: number): number {
  const rejected = dropped * a + kept * b;
  return rejected === 0 ? 0 : (dropped * a) / rejected;
}

/** Of all that was dropped or should have been, the share that was both. */
export function jaccardOf({ dropped, kept }: PartWeights, a: number, b: number): number {
  const either = dropped + kept * b;
  return either === 0 ? 0 : (dropped * a) / either;
}

/** F1 = 2J / (1 + J) rises with J, so the ends of its interval are those of J. */
export function f1Of({ share, low, high }: Share): Share {
  const f1 = (jaccard: number) => (2 * jaccard) / (1 + jaccard);
  return { share: f1(share), low: f1(low), high: f1(high) };
}

/**
 * The interval of a figure that rises with `a` and falls with `b`, from the intervals of the two independent shares: the distances that
 * each of them causes by itself are added in quadrature (MOVER; G. Y. Zou, A. Donner 2008). A Wilson interval over the rejected alone
 * would not see that ten audited and accepted evolutions may stand for thousands: it covers less than it says (tested).
 */
export function carried(figure: (a: number, b: number) => number, a: Share, b: Share): Share {
  const share = figure(a.share, b.share);
  const down = Math.hypot(share - figure(a.low, b.share), share - figure(a.share, b.high));
  const up = Math.hypot(figure(a.high, b.share) - share, figure(a.share, b.low) - share);
  return { share, low: Math.max(0, share - down), high: Math.min(1, share + up) };
}
