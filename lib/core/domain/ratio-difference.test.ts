import { expect, test } from 'vitest';
import { sumsOf } from './mean-difference';
import { type RatioSums, ratioDifference, ratioOf } from './ratio-difference';
import { randomFor } from './seeded-random';

type Paid = readonly [cost: number, kept: 0 | 1];
const ratioSums = (paid: readonly Paid[]): RatioSums => ({
  over: sumsOf(paid.map(([cost]) => cost)),
  under: sumsOf(paid.map(([, kept]) => kept)),
  sumProducts: paid.reduce((sum, [cost, kept]) => sum + cost * kept, 0),
});
const TEN: Paid[] = [
  ...([
    [0.01, 1],
    [0.012, 1],
    [0.004, 0],
    [0.011, 1],
    [0.013, 1],
  ] as const),
  ...([
    [0.003, 0],
    [0.012, 1],
    [0.009, 1],
    [0.011, 1],
    [0.014, 1],
  ] as const),
];

test('Fieller’s interval: where the t of cost − R · kept crosses its quantile, found independently by root search', () => {
  const ratio = ratioOf(ratioSums(TEN));
  expect(ratio).toMatchObject({ kind: 'known', n: 10 });
  if (ratio.kind === 'undefined' || !ratio.interval) throw new Error('it exists');
  expect(ratio.value).toBeCloseTo(0.012375, 12);
  expect(ratio.interval.low).toBeCloseTo(0.010730740289, 10);
  expect(ratio.interval.high).toBeCloseTo(0.015469163258, 10);
});

test('what does not exist says why', () => {
  expect(ratioOf(ratioSums([]))).toMatchObject({ kind: 'undefined', why: expect.stringContaining('Nothing was made') });
  expect(
    ratioOf(
      ratioSums([
        [1, 0],
        [2, 0],
      ]),
    ),
  ).toMatchObject({ why: expect.stringContaining('None is kept') });
  expect(ratioOf(ratioSums([[1, 1]]))).toMatchObject({ why: expect.stringContaining('two evolutions') });
  expect(
    ratioOf(
      ratioSums([
        [1, 1],
        [1, 0],
        [1, 0],
      ]),
    ),
  ).toMatchObject({ why: expect.stringContaining('no upper bound') });
  expect(ratioDifference(ratioSums(TEN), ratioSums([]))).toMatchObject({ kind: 'undefined', n: [10, 0] });
});

test('a teacher that costs nothing costs nothing per child', () => {
  const free = ratioSums([
    [0, 1],
    [0, 1],
    [0, 1],
    [0, 0],
    [0, 1],
    [0, 1],
    [0, 1],
  ]);
  expect(ratioOf(free)).toMatchObject({ value: 0, interval: { low: 0, high: 0 } });
});

test('ratio and difference hold what they say: dropped ones are cheaper, few are dear', () => {
  const random = randomFor(7, 8);
  const sample = (n: number, keptShare: number, price: number): Paid[] =>
    Array.from({ length: n }, () => {
      const kept = random() < keptShare ? 1 : 0;
      return [price * (0.4 + 0.6 * kept) * (-Math.log(1 - random()) * 0.5 + 0.5), kept] as const;
    });
  const truth = (keptShare: number, price: number) => (price * (0.4 + 0.6 * keptShare)) / keptShare;
  const TRIALS = 2_000;
  let [ofOne, ofTwo] = [0, 0];
  for (let trial = 0; trial < TRIALS; trial += 1) {
    const [a, b] = [ratioSums(sample(60, 0.7, 0.02)), ratioSums(sample(90, 0.85, 0.015))];
    const one = ratioOf(a);
    const two = ratioDifference(a, b);
    if (one.kind === 'known' && one.interval && holds(one.interval, truth(0.7, 0.02))) ofOne += 1;
    if (two.kind === 'known' && holds(two, truth(0.7, 0.02) - truth(0.85, 0.015))) ofTwo += 1;
  }
  expect(ofOne / TRIALS).toBeGreaterThan(0.93);
  expect(ofTwo / TRIALS).toBeGreaterThan(0.93);
});

const holds = ({ low, high }: { low: number; high: number }, truth: number) => low <= truth && truth <= high;
