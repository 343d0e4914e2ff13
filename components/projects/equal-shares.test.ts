import { expect, test } from 'vitest';
import { equalShares } from './equal-shares';

const people = (count: number) => Array.from({ length: count }, (_, at) => ({ id: `p${at}` }));

test.each([1, 3, 7, 100, 150])('shares of %i people follow each other from 0 to 100', (count) => {
  const shares = equalShares(people(count), 1);
  expect(shares[0]?.shareFrom).toBe(0);
  expect(shares.at(-1)?.shareTo).toBe(100);
  for (const [at, share] of shares.entries()) expect(share.shareFrom).toBe(shares[at - 1]?.shareTo ?? 0);
  const sizes = shares.map(({ shareFrom, shareTo }) => shareTo - shareFrom);
  expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
});

test.each([
  [3, 2],
  [7, 3],
  [8, 5],
  [100, 2],
  [2, 2],
])('%i people, %i about each: every hundredth goes to exactly so many, and nobody has one twice', (count, overlap) => {
  const shares = equalShares(people(count), overlap);
  for (let at = 0; at < 100; at += 1) {
    const holders = shares.filter(({ shareFrom, shareTo }) => at >= shareFrom && at < shareTo);
    expect(holders).toHaveLength(overlap);
    expect(new Set(holders.map(({ personId }) => personId)).size).toBe(overlap);
  }
});

test('fewer people than should decide: everybody has everything', () => {
  expect(equalShares(people(2), 5)).toEqual([
    { personId: 'p0', shareFrom: 0, shareTo: 100 },
    { personId: 'p1', shareFrom: 50, shareTo: 100 },
    { personId: 'p1', shareFrom: 0, shareTo: 50 },
  ]);
});
