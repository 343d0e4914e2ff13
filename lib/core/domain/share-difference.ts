/** The difference of two independent shares with R. G. Newcombe's hybrid score interval (Statistics in Medicine 17, 1998, 873–890, method 10). */
import { type Difference, differenceOf } from './difference';
import { wilsonInterval } from './wilson-interval';

/** `effectiveN`: what the interval is made with where cases are not independent; the share is always hits ÷ n. */
export type ShareCount = { hits: number; n: number; effectiveN?: number };

/** Chosen over Wald's interval, which has no width at 0 or 1 and promises too much for small n; closed, so that anybody can check it. */
export function shareDifference(a: ShareCount, b: ShareCount): Difference {
  const [first, second] = [scoreOf(a), scoreOf(b)];
  const n: [number, number] = [a.n, b.n];
  if (!first || !second) return { kind: 'undefined', n, why: 'One of the two has no case yet.' };
  const { value, low, high } = differenceOf(first, second);
  return { kind: 'known', value, low: Math.max(-1, low), high: Math.min(1, high), n };
}

function scoreOf({ hits, n, effectiveN = n }: ShareCount) {
  if (n <= 0) return null;
  const interval = wilsonInterval((hits / n) * effectiveN, effectiveN);
  return interval && { value: interval.share, low: interval.low, high: interval.high };
}
