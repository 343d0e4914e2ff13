/** Cost per kept child: a ratio of two sums over the same evolutions, with E. C. Fieller's interval (1954), and the difference of two such ratios. */
import type { Statistic } from './agreement';
import { type Difference, differenceOf } from './difference';
import { type Sums, varianceOf } from './mean-difference';
import { studentT95 } from './student-t';

/** Over all evolutions that were paid for, those that came to nothing too: what each cost (`over`), whether it is kept (`under`), and their products. */
export type RatioSums = { over: Sums; under: Sums; sumProducts: number };

type Known = { value: number; low: number; high: number };
type Measured = { kind: 'known'; ratio: Known } | { kind: 'undefined'; why: string };

/**
 * Fieller's rather than the delta method's: an evolution is the unit, cost and keeping go together (a dropped child saves the calls that
 * would have followed), and where few are kept the interval must become long to the right, and at last have no end, instead of symmetric.
 */
export function ratioOf(sums: RatioSums): Statistic {
  const { n } = sums.over;
  const measured = measure(sums);
  if (measured.kind === 'undefined') return { kind: 'undefined', n, why: measured.why };
  const { value, low, high } = measured.ratio;
  return { kind: 'known', value, n, interval: { low, high } };
}

/** The two intervals are carried into their difference (MOVER), as Newcombe does with those of two shares. */
export function ratioDifference(a: RatioSums, b: RatioSums): Difference {
  const n: [number, number] = [a.over.n, b.over.n];
  const [first, second] = [measure(a), measure(b)];
  if (first.kind === 'undefined') return { kind: 'undefined', n, why: first.why };
  if (second.kind === 'undefined') return { kind: 'undefined', n, why: second.why };
  return { kind: 'known', ...differenceOf(first.ratio, second.ratio), n };
}

function measure({ over, under, sumProducts }: RatioSums): Measured {
  const { n } = over;
  if (n === 0) return { kind: 'undefined', why: 'Nothing was made with it yet.' };
  if (under.sum === 0) return { kind: 'undefined', why: 'None is kept, so there is nothing to divide the cost by.' };
  if (n === 1) return { kind: 'undefined', why: 'It takes two evolutions to know how far their costs spread.' };
  const [y, x] = [over.sum / n, under.sum / n];
  const t2 = studentT95(n - 1) ** 2 / n;
  const covariance = (sumProducts - (over.sum * under.sum) / n) / (n - 1);
  // The ratios R for which the mean of cost − R · kept may be 0: a R² − 2 b R + c ≤ 0.
  const a = x ** 2 - t2 * varianceOf(under);
  const b = x * y - t2 * covariance;
  const c = y ** 2 - t2 * varianceOf(over);
  if (a <= 0) return { kind: 'undefined', why: 'So few are kept that their cost has no upper bound.' };
  const root = Math.sqrt(Math.max(0, b ** 2 - a * c));
  return { kind: 'known', ratio: { value: y / x, low: Math.max(0, (b - root) / a), high: (b + root) / a } };
}
