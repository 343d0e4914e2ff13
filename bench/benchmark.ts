/** What a benchmark is: a ratio taken several times, a goal, and a table that shows where it comes from. */

export type Goal = { atLeast: number } | { atMost: number };

/** A cell per column; the keys of the first row are the head. */
export type Row = Record<string, string | number>;

export type Measured = {
  /** one ratio per repetition, taken side by side */
  ratios: number[];
  rows: Row[];
  /** one figure of the baseline per repetition, for its spread */
  baseline: number[];
  /** what must be known to read the table; one sentence each */
  notes: string[];
  /** false when something besides the ratio is not as it must be */
  holds?: boolean;
};

export type Flags = (name: string, fallback: number) => number;

export type Benchmark = {
  name: string;
  what: string;
  goal: Goal;
  measure: (flags: Flags) => Promise<Measured>;
};

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low, high] = [sorted[middle - 1] ?? Number.NaN, sorted[middle] ?? Number.NaN];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
}

export const meets = (goal: Goal, ratio: number) => ('atLeast' in goal ? ratio >= goal.atLeast : ratio <= goal.atMost);

export const sayGoal = (goal: Goal) => ('atLeast' in goal ? `≥ ${goal.atLeast}` : `≤ ${goal.atMost}`);

export const round = (value: number, digits: number) => Number(value.toFixed(digits));
