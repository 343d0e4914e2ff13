import { describe, expect, test } from 'vitest';
import {
  betterOf,
  chooseDataFormat,
  chooseParents,
  sidesOf,
  summariseVariant,
  type TriedItem,
  tallyComparison,
} from './dry-run';

const CANDIDATES = Array.from({ length: 20 }, (_, at) => `parent ${at}`);

describe('the choice of parents', () => {
  test('is the same for the same seed, and another for another', () => {
    expect(chooseParents(CANDIDATES, 4, 7)).toEqual(chooseParents(CANDIDATES, 4, 7));
    expect(chooseParents(CANDIDATES, 4, 7)).not.toEqual(chooseParents(CANDIDATES, 4, 8));
  });

  test('takes each once, and all when there are too few', () => {
    expect(new Set(chooseParents(CANDIDATES, 20, 3))).toEqual(new Set(CANDIDATES));
    expect(chooseParents(['a', 'b'], 50, 3).sort()).toEqual(['a', 'b']);
    expect(chooseParents([], 5, 3)).toEqual([]);
  });

  test('a longer choice begins with the shorter one, so that more parents can be added to a look', () => {
    expect(chooseParents(CANDIDATES, 9, 7).slice(0, 4)).toEqual(chooseParents(CANDIDATES, 4, 7));
  });

  test('a data format hangs on seed and place alone', () => {
    const formats = CANDIDATES.map((_, position) => chooseDataFormat(7, position));
    expect(formats).toEqual(CANDIDATES.map((_, position) => chooseDataFormat(7, position)));
    expect(new Set(formats).size).toBeGreaterThan(2);
  });
});

describe('the sides', () => {
  const sides = Array.from({ length: 400 }, (_, position) => sidesOf({ isBlind: true, randomSeed: 5 }, position));

  test('stand in their own order where all is open', () => {
    expect(sidesOf({ isBlind: false, randomSeed: 5 }, 3)).toEqual({ left: 0, right: 1 });
  });

  test('are shuffled about half of the time, and always the same way', () => {
    const swapped = sides.filter(({ left }) => left === 1).length;
    expect(swapped).toBeGreaterThan(160);
    expect(swapped).toBeLessThan(240);
    expect(sides).toEqual(sides.map((_, position) => sidesOf({ isBlind: true, randomSeed: 5 }, position)));
    expect(sides.every(({ left, right }) => left !== right)).toBe(true);
  });

  test('an answer means the variant that stood there', () => {
    expect(betterOf('left', { left: 1, right: 0 })).toBe('second');
    expect(betterOf('right', { left: 1, right: 0 })).toBe('first');
    expect(betterOf('left', { left: 0, right: 1 })).toBe('first');
    expect(betterOf('tie', { left: 1, right: 0 })).toBe('tie');
  });
});

test('the tally of a comparison: ties are told, and are no part of the share', () => {
  const tally = tallyComparison(['first', 'second', 'second', 'second', 'tie', null, null]);
  expect(tally).toMatchObject({ first: 1, second: 3, ties: 1, n: 5 });
  expect(tally.secondShare).toMatchObject({ share: 0.75, n: 4 });
  expect(tally.secondShare?.low).toBeCloseTo(0.3006, 4);
  expect(tally.secondShare?.high).toBeCloseTo(0.9544, 4);
  expect(tallyComparison(['tie', null]).secondShare).toBeNull();
});

const ITEM: TriedItem = {
  ...{ variant: 0, state: 'kept', verdict: 'kept', findings: [], wordsAdded: 12, costUsd: '0.01000000' },
};
const dropped = (rule: 'equal' | 'copied'): TriedItem => ({
  ...{ ...ITEM, state: 'eliminated', verdict: 'dropped', wordsAdded: 3 },
  findings: [{ effect: 'drop', rule, evidence: '' }],
});

describe('the summary of a variant', () => {
  test('counts its own items, tells failures apart, and shares the cost among what is kept', () => {
    const items: TriedItem[] = [
      ...[ITEM, ITEM, dropped('equal'), dropped('copied'), dropped('equal')],
      { ...ITEM, state: 'failed', verdict: null, wordsAdded: null },
      { ...ITEM, variant: 1 },
    ];
    const summary = summariseVariant(items, 0);
    expect(summary).toMatchObject({ n: 5, kept: 2, dropped: 3, undecided: 0, failed: 1 });
    expect(summary.keptShare).toMatchObject({ share: 0.4, n: 5 });
    expect(summary.reasons).toEqual([
      { rule: 'equal', count: 2 },
      { rule: 'copied', count: 1 },
    ]);
    expect(summary.meanWordsAdded).toEqual({ mean: (12 + 12 + 3 + 3 + 3) / 5, n: 5 });
    expect(summary.costUsd).toBe('0.06000000');
    expect(summary.costPerKeptUsd).toBe('0.03000000');
  });

  test('of nothing says nothing', () => {
    expect(summariseVariant([], 1)).toEqual({
      ...{ n: 0, kept: 0, dropped: 0, undecided: 0, failed: 0, keptShare: null, reasons: [] },
      ...{ meanWordsAdded: null, costUsd: '0.00000000', costPerKeptUsd: null },
    });
  });
});
