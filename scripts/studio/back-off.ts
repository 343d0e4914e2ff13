/** How long to wait before a part that ended is started again. */

const FIRST_MS = 300;
const LONGEST_MS = 15_000;
/** A part that lived this long was well: its next end counts as the first. */
const WELL_AFTER_MS = 30_000;

/** `failures` counts the ends in a row before this one. */
export const backOff = (failures: number, livedMs: number): { failures: number; delayMs: number } => {
  const before = livedMs >= WELL_AFTER_MS ? 0 : failures;
  return { failures: before + 1, delayMs: Math.min(LONGEST_MS, FIRST_MS * 2 ** before) };
};
