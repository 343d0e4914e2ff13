/** The interval that a measured share carries on hover: Wilson's score interval, honest for small n and at 0 and 1. */

export type ShareInterval = { share: number; low: number; high: number; n: number };

/** Two-sided 95 %. */
const Z = 1.959963984540054;

/** Null without any case: a share of nothing is not 0. */
export function wilsonInterval(hits: number, n: number): ShareInterval | null {
  if (n <= 0) return null;
  const share = hits / n;
  const z2 = Z * Z;
  const centre = share + z2 / (2 * n);
  const spread = Z * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  const scale = 1 + z2 / n;
  return { share, low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale), n };
}
