/** How many more audits a wanted interval needs, part by part, from what is known so far. */
import { carried, f1Of, jaccardOf, type PartWeights, recallOf, type Share } from './classifier-measures';
import { wilsonInterval } from './wilson-interval';

export const PLANNED_MEASURES = ['precision', 'recall', 'f1'] as const;
export type PlannedMeasure = (typeof PLANNED_MEASURES)[number];

/** One part of the sample: what was dropped, or what was let through. `rejectedShare` of the `effectiveN` decided so far; `left` can still be drawn or decided. */
export type PartSoFar = { effectiveN: number; rejectedShare: number; population: number; left: number };

export type AuditPlan = {
  dropped: number;
  kept: number;
  /** half of the interval's width that is to be expected then */
  halfWidth: number;
  /** false: even with all that is left it stays wider than wanted */
  isReachable: boolean;
};

const Z2 = 1.959963984540054 ** 2;

export function planAudits(
  measure: PlannedMeasure,
  parts: { dropped: PartSoFar; kept: PartSoFar },
  wantedHalfWidth: number,
): AuditPlan {
  const weights = { dropped: parts.dropped.population, kept: parts.kept.population };
  const more = { dropped: 0, kept: 0 };
  // Without anything dropped there is no figure to be sure of.
  if (parts.dropped.population === 0) return { ...more, halfWidth: 1, isReachable: false };
  const expected = () => halfWidthOf(measure, weights, at(parts.dropped, more.dropped), at(parts.kept, more.kept));
  let halfWidth = expected();
  while (halfWidth > wantedHalfWidth) {
    // A step where it narrows most; large steps where much is there, so that a million is planned in some hundred steps.
    const steps = (['dropped', 'kept'] as const).flatMap((part) => {
      const step = Math.min(stepOf(parts[part], more[part]), parts[part].left - more[part]);
      if (step <= 0) return [];
      more[part] += step;
      const narrowed = (halfWidth - expected()) / step;
      more[part] -= step;
      return [{ part, step, narrowed }];
    });
    const best = steps.sort((a, b) => b.narrowed - a.narrowed)[0];
    if (!best || best.narrowed <= 0) return { ...more, halfWidth, isReachable: false };
    more[best.part] += best.step;
    halfWidth = expected();
  }
  return { ...more, halfWidth, isReachable: true };
}

const stepOf = ({ effectiveN }: PartSoFar, more: number) => Math.max(1, Math.floor((effectiveN + more) / 50));

/** The share that Wilson's interval centres on: one half without any case, so that a first lucky ten do not promise too much. */
function at({ effectiveN, rejectedShare }: PartSoFar, more: number): Share {
  const centre = (effectiveN * rejectedShare + Z2 / 2) / (effectiveN + Z2);
  const n = effectiveN + more;
  const interval = wilsonInterval(centre * n, n);
  return interval ?? { share: centre, low: 0, high: 1 };
}

function halfWidthOf(measure: PlannedMeasure, weights: PartWeights, a: Share, b: Share): number {
  const half = ({ low, high }: Share) => (high - low) / 2;
  if (measure === 'precision') return half(a);
  if (measure === 'recall') return half(carried((x, y) => recallOf(weights, x, y), a, b));
  return half(f1Of(carried((x, y) => jaccardOf(weights, x, y), a, b)));
}
