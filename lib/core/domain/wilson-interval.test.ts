import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wilsonInterval } from './wilson-interval';

test('no cases have no share', () => {
  expect(wilsonInterval(0, 0)).toBeNull();
});

test('known values at 95 %', () => {
  // Computed independently from the closed form, e.g. Brown, Cai and DasGupta 2001, eq. 4.
  const half = wilsonInterval(5, 10);
  expect(half?.share).toBe(0.5);
  expect(half?.low).toBeCloseTo(0.2366, 4);
  expect(half?.high).toBeCloseTo(0.7634, 4);
  const none = wilsonInterval(0, 10);
  expect(none?.low).toBeCloseTo(0, 9);
  expect(none?.high).toBeCloseTo(0.2775, 4);
  const all = wilsonInterval(10, 10);
  expect(all?.low).toBeCloseTo(0.7225, 4);
  expect(all?.high).toBeCloseTo(1, 9);
});

test('holds its share, stays within 0 and 1, and mirrors', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, part) => {
      const hits = Math.round(part * n);
      const here = wilsonInterval(hits, n);
      const there = wilsonInterval(n - hits, n);
      if (!here || !there) return false;
      const isOrdered =
        0 <= here.low && here.low <= here.share + 1e-12 && here.share <= here.high + 1e-12 && here.high <= 1;
      return isOrdered && Math.abs(here.low - (1 - there.high)) < 1e-9;
    }),
  );
});
