/** How far people say the same about the same items: percent, Cohen's κ and Krippendorff's α from counts alone, each with n, its interval, or why there is none. */
import { wilsonInterval } from './wilson-interval';

/** `undefined`: the figure does not exist for these counts, and `why` says so in words. Never NaN. An interval may be missing where the figure is not. */
export type Statistic =
  | { kind: 'known'; value: number; n: number; interval: { low: number; high: number } | null }
  | { kind: 'undefined'; n: number; why: string };

/** How each interval is made, for the person who reads it. All are two-sided, 95 %. */
export const INTERVAL_METHODS = {
  percent: 'Wilson’s score interval',
  kappa: 'large-sample interval of Fleiss, Cohen and Everitt (1969)',
  alpha: 'jackknife over items: each is left out once',
} as const;

/** Two-sided 95 %. */
const Z = 1.959963984540054;

/** Rows: what the first person said; columns: the second. Square; every item counts once, and those that one of them was unsure of do not count. */
export type ContingencyTable = readonly (readonly number[])[];

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
const at = (table: ContingencyTable, row: number, column: number) => table[row]?.[column] ?? 0;
const rowSums = (table: ContingencyTable) => table.map(sum);
const columnSums = (table: ContingencyTable) => table.map((_, column) => sum(table.map((row) => row[column] ?? 0)));
const diagonal = (table: ContingencyTable) => table.map((_, place) => at(table, place, place));

const NOTHING_TOGETHER = 'There is no item that both accepted or rejected.';

export function percentAgreement(table: ContingencyTable): Statistic {
  const n = sum(rowSums(table));
  return shareOf(sum(diagonal(table)), n, NOTHING_TOGETHER);
}

/** Of pairs of words about the same item; with the interval of a share, which takes pairs for independent. */
export function shareOf(hits: number, n: number, whyNot: string): Statistic {
  const interval = wilsonInterval(hits, n);
  if (!interval) return { kind: 'undefined', n, why: whyNot };
  const { share, low, high } = interval;
  return { kind: 'known', value: share, n, interval: { low, high } };
}

/** J. Cohen 1960. */
export function cohenKappa(table: ContingencyTable): Statistic {
  const n = sum(rowSums(table));
  if (n === 0) return { kind: 'undefined', n, why: NOTHING_TOGETHER };
  const [rows, columns] = [rowSums(table), columnSums(table)];
  // In whole numbers, so that a table without any chance of disagreement is found exactly.
  const expected = sum(rows.map((row, place) => row * (columns[place] ?? 0)));
  if (expected === n * n) {
    return {
      kind: 'undefined',
      n,
      why: 'Both gave one and the same word throughout, so no agreement by chance can be told apart.',
    };
  }
  const [observedShare, expectedShare] = [sum(diagonal(table)) / n, expected / (n * n)];
  const value = (observedShare - expectedShare) / (1 - expectedShare);
  const spread = Z * Math.sqrt(kappaVariance(table, n, observedShare, expectedShare));
  return { kind: 'known', value, n, interval: around(value, spread) };
}

/** J. L. Fleiss, J. Cohen, B. S. Everitt 1969, formula 13: the variance where κ is not zero. */
function kappaVariance(table: ContingencyTable, n: number, observed: number, expected: number): number {
  const rows = rowSums(table).map((count) => count / n);
  const columns = columnSums(table).map((count) => count / n);
  let total = 0;
  for (const [row, counts] of table.entries()) {
    for (const [column, count] of counts.entries()) {
      const margins = (columns[row] ?? 0) + (rows[column] ?? 0);
      const part = row === column ? 1 - expected - margins * (1 - observed) : (1 - observed) * margins;
      total += (count / n) * part ** 2;
    }
  }
  const centre = observed * expected - 2 * expected + observed;
  return Math.max(0, (total - centre ** 2) / (n * (1 - expected) ** 4));
}

/** So many items about which so many people said each word: [accepted, rejected]. A person who was unsure, or did not look, is missing. */
export type AnswerPattern = { counts: readonly number[]; items: number };

/** K. Krippendorff 2011, nominal data, any number of people, with values missing. */
export function krippendorffAlpha(patterns: readonly AnswerPattern[]): Statistic {
  const paired = patterns.filter((pattern) => pattern.items > 0 && sum(pattern.counts) > 1);
  const n = sum(paired.map((pattern) => pattern.items));
  if (n === 0) return { kind: 'undefined', n, why: 'There is no item that two people accepted or rejected.' };
  const value = alphaOf(totalsOf(paired));
  if (value === null) {
    return {
      kind: 'undefined',
      n,
      why: 'Everybody gave one and the same word throughout, so no agreement by chance can be told apart.',
    };
  }
  return { kind: 'known', value, n, interval: jackknife(paired, n, value) };
}

/** `byWord`: how often each word was said; `conflict`: observed disagreement, summed over items. */
type Totals = { byWord: number[]; conflict: number };

function totalsOf(patterns: readonly AnswerPattern[]): Totals {
  const byWord: number[] = [];
  let conflict = 0;
  for (const { counts, items } of patterns) {
    for (const [word, count] of counts.entries()) byWord[word] = (byWord[word] ?? 0) + items * count;
    conflict += items * conflictOf(counts);
  }
  return { byWord, conflict };
}

function conflictOf(counts: readonly number[]): number {
  const people = sum(counts);
  return sum(counts.map((count) => count * (people - count))) / (people - 1);
}

function alphaOf({ byWord, conflict }: Totals): number | null {
  const words = sum(byWord);
  const chance = words ** 2 - sum(byWord.map((count) => count ** 2));
  return chance > 0 ? 1 - ((words - 1) * conflict) / chance : null;
}

/** Items of one pattern are alike, so each pattern is left out once and weighed by how many it stands for. Null when α hangs on a single item. */
function jackknife(patterns: readonly AnswerPattern[], n: number, value: number) {
  const all = totalsOf(patterns);
  let [mean, square] = [0, 0];
  for (const { counts, items } of patterns) {
    const byWord = all.byWord.map((count, word) => count - (counts[word] ?? 0));
    const without = alphaOf({ byWord, conflict: all.conflict - conflictOf(counts) });
    if (without === null) return null;
    // Differences from α itself, so that a million items do not cancel each other out in the last digits.
    mean += (items * (without - value)) / n;
    square += (items * (without - value) ** 2) / n;
  }
  return around(value, Z * Math.sqrt(Math.max(0, (n - 1) * (square - mean ** 2))));
}

function around(value: number, spread: number) {
  return { low: Math.max(-1, value - spread), high: Math.min(1, value + spread) };
}
