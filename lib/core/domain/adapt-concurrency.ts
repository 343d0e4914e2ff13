/** How many calls at once a teacher takes well: a little more while it answers, half when it refuses more than it answers. */

export type ConcurrencyWindow = {
  /** calls at once, not whole while it grows */
  limit: number;
  answered: number;
  refused: number;
};

const SMALLEST_WINDOW = 16;
/** From one call to the cap within this many windows. */
const STEPS_TO_CAP = 16;

/** A teacher is given what its cap allows until it refuses. */
export const fullConcurrency = (cap: number): ConcurrencyWindow => ({
  limit: cap,
  answered: 0,
  refused: 0,
});

/**
 * Judged once per window of as many outcomes as calls at once, so that the calls in flight at the moment of trouble halve it once and not
 * once each; and by the majority, since a teacher that refuses one call in four at random is filled best by not heeding that. A row of
 * refusals says nothing more: refusals come at once and answers take their time, so every burst of calls begins with such a row (bench
 * faults: 3.0 of the ideal with a rule about rows and long waits, 1.6 without).
 */
export function adaptConcurrency(
  window: ConcurrencyWindow,
  outcome: 'answered' | 'refused',
  cap: number,
): ConcurrencyWindow {
  const isRefused = outcome === 'refused';
  const answered = window.answered + (isRefused ? 0 : 1);
  const refused = window.refused + (isRefused ? 1 : 0);
  const limit = Math.min(window.limit, cap);
  if (answered + refused < Math.max(SMALLEST_WINDOW, limit)) return { limit, answered, refused };
  const next = refused > answered ? limit / 2 : limit + Math.max(1, cap / STEPS_TO_CAP);
  return fullConcurrency(Math.min(cap, Math.max(1, next)));
}
