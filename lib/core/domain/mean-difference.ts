/** Means and their differences from sums alone, with Student's interval for one and B. L. Welch's (1947) for two, so that neither n nor spread need be alike. */
import type { Statistic } from './agreement';
import type { Difference } from './difference';
import { studentT95 } from './student-t';

/** Sums of some figures, so that heaps can be added inside the database and out of it. */
export type Sums = { n: number; sum: number; sumSquares: number };

export const NO_SUMS: Sums = { n: 0, sum: 0, sumSquares: 0 };

export function sumsOf(values: readonly number[]): Sums {
  return values.reduce((sums, value) => addSums(sums, { n: 1, sum: value, sumSquares: value * value }), NO_SUMS);
}

export function addSums(a: Sums, b: Sums): Sums {
  return { n: a.n + b.n, sum: a.sum + b.sum, sumSquares: a.sumSquares + b.sumSquares };
}

const NO_SPREAD = 'It takes two cases to know how far such figures spread.';

const ALL_ALIKE = 'All are alike in each of the two, so nothing tells how far such figures spread.';

export function meanOf(sums: Sums, whyNone: string): Statistic {
  const { n } = sums;
  if (n === 0) return { kind: 'undefined', n, why: whyNone };
  const value = sums.sum / n;
  // One, or all alike: nothing tells how far such figures spread, and an interval without a width would promise too much.
  if (n === 1 || varianceOf(sums) === 0) return { kind: 'known', value, n, interval: null };
  const spread = studentT95(n - 1) * Math.sqrt(varianceOf(sums) / n);
  return { kind: 'known', value, n, interval: { low: value - spread, high: value + spread } };
}

export function meanDifference(a: Sums, b: Sums): Difference {
  const n: [number, number] = [a.n, b.n];
  if (Math.min(...n) === 0) return { kind: 'undefined', n, why: 'One of the two has no case yet.' };
  if (Math.min(...n) === 1) return { kind: 'undefined', n, why: NO_SPREAD };
  const value = a.sum / a.n - b.sum / b.n;
  const [first, second] = [varianceOf(a) / a.n, varianceOf(b) / b.n];
  const squared = first + second;
  if (squared === 0) return { kind: 'undefined', n, why: ALL_ALIKE };
  const degrees = squared ** 2 / (first ** 2 / (a.n - 1) + second ** 2 / (b.n - 1));
  const spread = studentT95(degrees) * Math.sqrt(squared);
  return { kind: 'known', value, low: value - spread, high: value + spread, n };
}

/** Of a sample. A difference of large sums can come out a hair below nothing. */
export function varianceOf({ n, sum, sumSquares }: Sums): number {
  const squares = sumSquares - sum ** 2 / n;
  return squares <= 1e-12 * sumSquares ? 0 : squares / (n - 1);
}
