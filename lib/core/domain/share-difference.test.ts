import { describe, expect, test } from 'vitest';
import { readDifference } from './difference';
import { shareDifference } from './share-difference';

describe('R. G. Newcombe 1998, table II, method 10', () => {
  test.each([
    [56, 70, 48, 80, 0.2, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.6, 0.1705, 0.809],
    [6, 7, 2, 7, 0.5714, 0.0582, 0.8062],
    [5, 56, 0, 29, 0.0893, -0.0381, 0.1926],
    [0, 10, 0, 20, 0, -0.1611, 0.2775],
    [0, 10, 0, 10, 0, -0.2775, 0.2775],
    [10, 10, 0, 20, 1, 0.6791, 1],
    [10, 10, 0, 10, 1, 0.6075, 1],
  ])('%i/%i and %i/%i', (hits, n, otherHits, otherN, value, low, high) => {
    const difference = shareDifference({ hits, n }, { hits: otherHits, n: otherN });
    expect(difference).toMatchObject({ kind: 'known', n: [n, otherN] });
    if (difference.kind === 'undefined') return;
    expect(difference.value).toBeCloseTo(value, 4);
    expect(difference.low).toBeCloseTo(low, 4);
    expect(difference.high).toBeCloseTo(high, 4);
  });
});

test('turned around it is the same with the other sign', () => {
  const there = shareDifference({ hits: 56, n: 70 }, { hits: 48, n: 80 });
  const back = shareDifference({ hits: 48, n: 80 }, { hits: 56, n: 70 });
  if (there.kind === 'undefined' || back.kind === 'undefined') throw new Error('both exist');
  expect(back.low).toBeCloseTo(-there.high, 12);
  expect(back.high).toBeCloseTo(-there.low, 12);
});

test('without a case on one side there is a reason and no number', () => {
  expect(shareDifference({ hits: 0, n: 0 }, { hits: 3, n: 5 })).toEqual({
    kind: 'undefined',
    n: [0, 5],
    why: 'One of the two has no case yet.',
  });
});

test('an interval that holds 0 tells nothing apart', () => {
  expect(readDifference({ low: -0.012, high: 0.134 })).toBe('not_distinguishable');
  expect(readDifference({ low: 0, high: 0 })).toBe('not_distinguishable');
  expect(readDifference({ low: 0.01, high: 0.2 })).toBe('higher');
  expect(readDifference({ low: -0.2, high: -0.01 })).toBe('lower');
});

/** How likely each number of hits is. */
function binomial(n: number, share: number): number[] {
  let chance = (1 - share) ** n;
  return Array.from({ length: n + 1 }, (_, hits) => {
    const here = chance;
    chance *= ((n - hits) / (hits + 1)) * (share / (1 - share));
    return here;
  });
}

/** Summed over every pair of outcomes, not simulated. Like Wilson's own, it dips a little where both are small. */
test.each([
  [20, 0.9, 30, 0.8],
  [12, 0.5, 12, 0.5],
  [150, 0.88, 130, 0.82],
  [15, 0.97, 200, 0.9],
])('holds what it says: n %i of %f, n %i of %f', (n, share, otherN, otherShare) => {
  const [first, second] = [binomial(n, share), binomial(otherN, otherShare)];
  let inside = 0;
  for (const [hits, chance] of first.entries()) {
    for (const [otherHits, otherChance] of second.entries()) {
      const got = shareDifference({ hits, n }, { hits: otherHits, n: otherN });
      if (got.kind === 'undefined') continue;
      if (got.low <= share - otherShare && share - otherShare <= got.high) inside += chance * otherChance;
    }
  }
  expect(inside).toBeGreaterThan(0.93);
  expect(inside).toBeLessThan(0.99);
});
