import { expect, test } from 'vitest';
import { addSums, meanDifference, meanOf, sumsOf, varianceOf } from './mean-difference';
import { randomFor } from './seeded-random';
import { studentT95 } from './student-t';

test.each([
  [1, 12.706204736174694],
  [2, 4.302652729749462],
  [3.7, 2.8675207071911895],
  [10, 2.228138851986274],
  [29, 2.045229642132703],
  [58.2, 2.0015710369502075],
  [250, 1.9694983934211532],
  [1e6, 1.959966356814107],
])('t of %f degrees, computed independently', (degrees, quantile) => {
  expect(studentT95(degrees)).toBeCloseTo(quantile, 8);
});

test('one mean: Student’s interval', () => {
  const mean = meanOf(sumsOf([3, 5, 8, 2, 9, 14]), '');
  expect(mean).toMatchObject({ kind: 'known', n: 6 });
  if (mean.kind === 'undefined' || !mean.interval) throw new Error('it exists');
  expect(mean.value).toBeCloseTo(6.8333333333, 9);
  expect(mean.interval.low).toBeCloseTo(2.1675719048, 8);
  expect(mean.interval.high).toBeCloseTo(11.4990947619, 8);
});

test('two means: Welch’s interval, computed independently', () => {
  const difference = meanDifference(sumsOf([3, 5, 8, 2, 9, 14]), sumsOf([1, 2, 2, 4]));
  if (difference.kind === 'undefined') throw new Error('it exists');
  expect(difference.value).toBeCloseTo(4.5833333333, 9);
  expect(difference.low).toBeCloseTo(-0.0938175984, 8);
  expect(difference.high).toBeCloseTo(9.260484265, 8);
});

test('what is too small says so', () => {
  expect(meanOf(sumsOf([]), 'No child is kept.')).toEqual({ kind: 'undefined', n: 0, why: 'No child is kept.' });
  expect(meanOf(sumsOf([4]), '')).toEqual({ kind: 'known', value: 4, n: 1, interval: null });
  expect(meanDifference(sumsOf([4]), sumsOf([1, 2, 3]))).toMatchObject({ kind: 'undefined', n: [1, 3] });
  expect(meanDifference(sumsOf([]), sumsOf([1, 2, 3]))).toMatchObject({ kind: 'undefined', n: [0, 3] });
});

test('figures that are all alike have no spread, however large', () => {
  const large = sumsOf(Array.from({ length: 1000 }, () => 1e6 + 0.1));
  expect(varianceOf(large)).toBe(0);
  expect(meanOf(large, '')).toMatchObject({ interval: null, n: 1000 });
  expect(meanDifference(sumsOf([2, 2]), sumsOf([1, 1]))).toMatchObject({
    kind: 'undefined',
    why: expect.stringContaining('alike'),
  });
});

test('heaps add up to the whole', () => {
  expect(addSums(sumsOf([1, 2]), sumsOf([5]))).toEqual(sumsOf([1, 2, 5]));
});

test('holds what it says where n and spread differ', () => {
  const random = randomFor(11, 12);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const TRIALS = 3_000;
  let inside = 0;
  for (let trial = 0; trial < TRIALS; trial += 1) {
    const first = sumsOf(Array.from({ length: 8 }, () => 5 + 4 * normal()));
    const second = sumsOf(Array.from({ length: 40 }, () => 3 + normal()));
    const got = meanDifference(first, second);
    if (got.kind === 'known' && got.low <= 2 && 2 <= got.high) inside += 1;
  }
  expect(inside / TRIALS).toBeGreaterThan(0.938);
  expect(inside / TRIALS).toBeLessThan(0.965);
});
