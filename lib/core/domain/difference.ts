/** How much one figure differs from another, with its interval and both n; or why that cannot be said. Never NaN. */

export type Difference =
  | { kind: 'known'; value: number; low: number; high: number; n: [number, number] }
  | { kind: 'undefined'; n: [number, number]; why: string };

export type Reading = 'higher' | 'lower' | 'not_distinguishable';

/** What a difference says: nothing, as long as its interval holds 0. */
export function readDifference({ low, high }: { low: number; high: number }): Reading {
  if (low > 0) return 'higher';
  return high < 0 ? 'lower' : 'not_distinguishable';
}

/** Below this a figure is shown with the word that its n is small. */
export const FEW = 30;

type Around = { value: number; low: number; high: number };

/**
 * `a` − `b` of two independent figures whose own intervals need not be symmetric: the distances of each towards the wanted end are added
 * in quadrature (method of variance estimates recovery: G. Y. Zou, A. Donner 2008). Of two Wilson intervals this is R. G. Newcombe's method 10.
 */
export function differenceOf(a: Around, b: Around): Around {
  const value = a.value - b.value;
  return {
    value,
    low: value - Math.hypot(a.value - a.low, b.high - b.value),
    high: value + Math.hypot(a.high - a.value, b.value - b.low),
  };
}
