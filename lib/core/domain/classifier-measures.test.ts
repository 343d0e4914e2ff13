import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Confusion,
  effectiveSize,
  type Heap,
  measureClassifier,
  together,
  weightedShare,
} from './classifier-measures';
import { randomFor } from './seeded-random';
import { wilsonInterval } from './wilson-interval';

const heap = (n: number, weight = 1): Heap => ({ n, weight: n * weight, weightSquared: n * weight ** 2 });
/** Every dropped one stands for `dropped`, every other for `kept`. */
const confusion = (counts: [number, number, number, number], { dropped = 1, kept = 1 } = {}): Confusion => ({
  caught: heap(counts[0], dropped),
  wrong: heap(counts[1], dropped),
  missed: heap(counts[2], kept),
  passed: heap(counts[3], kept),
});
const figureOf = (measure: ReturnType<typeof measureClassifier>['recall']) =>
  measure.kind === 'known' ? measure.value : null;

describe('effective size (Kish)', () => {
  test('is the number of cases when all weigh the same', () => {
    expect(effectiveSize(heap(40, 7))).toBeCloseTo(40, 9);
  });
  test('weights 1, 2 and 3 are worth 36/14 cases', () => {
    expect(effectiveSize({ n: 3, weight: 6, weightSquared: 14 })).toBeCloseTo(2.5714, 4);
  });
  test('the interval is that of the effective size', () => {
    const all = { n: 3, weight: 6, weightSquared: 14 };
    const share = weightedShare({ n: 1, weight: 3, weightSquared: 9 }, all);
    const plain = wilsonInterval(36 / 14 / 2, 36 / 14);
    expect(share?.share).toBeCloseTo(0.5, 12);
    expect(share?.low).toBeCloseTo(plain?.low ?? 9, 12);
  });
});

describe('values', () => {
  test('unweighted: the textbook formulas', () => {
    // 40 true positives, 10 false positives, 20 false negatives: .8, .6667, 80/110.
    const { precision, recall, f1 } = measureClassifier(confusion([40, 10, 20, 130]));
    expect(precision).toMatchObject({ value: 0.8, n: 50 });
    // Newcombe 1998: Wilson for 40 of 50 is .6696 to .8876.
    expect(precision).toMatchObject({ low: expect.closeTo(0.6696, 4), high: expect.closeTo(0.8876, 4) });
    expect(figureOf(recall)).toBeCloseTo(2 / 3, 12);
    expect(figureOf(f1)).toBeCloseTo(80 / 110, 12);
  });

  test('recall needs the weights of both parts', () => {
    // 500 dropped, of which 100 audited; 9,500 let through, of which 100 audited: 5·80 = 400 caught, 95·4 = 380 missed.
    const { precision, recall, f1 } = measureClassifier(confusion([80, 20, 4, 96], { dropped: 5, kept: 95 }));
    expect(figureOf(precision)).toBeCloseTo(0.8, 12);
    expect(figureOf(recall)).toBeCloseTo(400 / 780, 12);
    expect(figureOf(f1)).toBeCloseTo(800 / (800 + 100 + 380), 12);
  });

  test('nothing missed in a small sample of very many is not certainty', () => {
    const { recall } = measureClassifier(confusion([50, 0, 0, 20], { dropped: 10, kept: 500 }));
    expect(recall).toMatchObject({ kind: 'known', value: 1, high: 1 });
    // Up to 16 % of 10,000 may have been missed beside 500 caught.
    expect(recall.kind === 'known' && recall.low).toBeLessThan(0.3);
  });

  test('what does not exist says why and is never NaN', () => {
    expect(measureClassifier(confusion([0, 0, 0, 0])).precision).toMatchObject({ kind: 'undefined', n: 0 });
    expect(measureClassifier(confusion([3, 1, 0, 0])).recall).toMatchObject({
      why: expect.stringContaining('let through'),
    });
    expect(measureClassifier(confusion([0, 3, 0, 5])).recall).toMatchObject({
      why: expect.stringContaining('rejected none'),
    });
    expect(measureClassifier(confusion([0, 0, 2, 5])).f1).toMatchObject({ why: expect.stringContaining('dropped') });
  });

  test('always within 0 and 1 and in order', () => {
    const count = fc.integer({ min: 0, max: 400 });
    const weight = fc.double({ min: 1, max: 10_000, noNaN: true });
    fc.assert(
      fc.property(fc.tuple(count, count, count, count), weight, weight, (counts, dropped, kept) => {
        for (const measure of Object.values(measureClassifier(confusion(counts, { dropped, kept })))) {
          if (measure.kind === 'undefined') continue;
          const { low, value, high } = measure;
          if (!(0 <= low && low <= value + 1e-9 && value <= high + 1e-9 && high <= 1 + 1e-12)) return false;
        }
        return true;
      }),
    );
  });
});

describe('intervals hold what they say: 95 %', () => {
  /** A population of 1,000 dropped and 9,000 let through, audited 80 and 120 at a time; how often the truth lies inside. */
  function coverage(rejectedOfDropped: number, rejectedOfKept: number, seed: number) {
    const truth = {
      precision: rejectedOfDropped,
      recall: (1000 * rejectedOfDropped) / (1000 * rejectedOfDropped + 9000 * rejectedOfKept),
      f1: (2000 * rejectedOfDropped) / (1000 * rejectedOfDropped + 1000 + 9000 * rejectedOfKept),
    };
    const random = randomFor(seed, 77);
    const count = (n: number, share: number) => Array.from({ length: n }, random).filter((draw) => draw < share).length;
    const inside = { precision: 0, recall: 0, f1: 0, plainRecall: 0 };
    const TRIALS = 2_000;
    for (let trial = 0; trial < TRIALS; trial += 1) {
      const caught = count(80, rejectedOfDropped);
      const missed = count(120, rejectedOfKept);
      const weights = { dropped: 1000 / 80, kept: 9000 / 120 };
      const measures = measureClassifier(confusion([caught, 80 - caught, missed, 120 - missed], weights));
      for (const name of ['precision', 'recall', 'f1'] as const) {
        const measure = measures[name];
        if (measure.kind === 'known' && measure.low <= truth[name] && truth[name] <= measure.high) inside[name] += 1;
      }
      const rejected = together(heap(caught, weights.dropped), heap(missed, weights.kept));
      const plain = weightedShare(heap(caught, weights.dropped), rejected);
      if (plain && plain.low <= truth.recall && truth.recall <= plain.high) inside.plainRecall += 1;
    }
    return { measured: inside, trials: TRIALS };
  }

  test.each([
    [0.9, 0.02],
    [0.6, 0.1],
    [0.97, 0.005],
    [0.3, 0.3],
  ])('dropped rejected %f, kept rejected %f', (dropped, kept) => {
    const { measured, trials } = coverage(dropped, kept, Math.round(dropped * 1000));
    // Wilson's own interval dips to .92 where few of 80 differ.
    for (const name of ['precision', 'recall', 'f1'] as const) expect(measured[name] / trials).toBeGreaterThan(0.915);
  });

  test('a Wilson interval over the rejected alone would promise too much where misses are rare', () => {
    const { measured, trials } = coverage(0.97, 0.005, 5);
    expect(measured.plainRecall / trials).toBeLessThan(0.9);
  });
});
