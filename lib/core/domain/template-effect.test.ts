import { describe, expect, test } from 'vitest';
import { sumsOf } from './mean-difference';
import { addEffects, compareEffects, type EffectSums, measureEffect, NO_EFFECT, overlapOf } from './template-effect';

const some: EffectSums = {
  ...NO_EFFECT,
  ...{ kept: 56, dropped: 12, undecided: 2, failed: 7, words: sumsOf([3, 5]) },
  drops: [{ rule: 'equal', count: 12 }],
  people: {
    ...NO_EFFECT.people,
    accepts: 16,
    rejects: 4,
    evolutions: 10,
    ofKept: { accepts: 16, rejects: 2, evolutions: 9 },
  },
};
const other: EffectSums = { ...NO_EFFECT, kept: 48, dropped: 30, undecided: 2, drops: [{ rule: 'copied', count: 30 }] };

describe('figures', () => {
  test('failed ones are no part of the kept share', () => {
    expect(measureEffect(some).kept).toMatchObject({ value: 0.8, n: 70 });
  });
  test('two people about each of ten evolutions: their share, with the interval of ten', () => {
    const { accepted } = measureEffect(some);
    expect(accepted).toMatchObject({ value: 0.8, n: 20 });
    // Wilson for 8 of 10.
    expect(accepted.kind === 'known' && accepted.interval?.low).toBeCloseTo(0.4902, 4);
  });
  test('nothing at all has reasons, no numbers', () => {
    for (const statistic of Object.values(measureEffect(NO_EFFECT))) expect(statistic.kind).toBe('undefined');
  });
  test('a call without a price leaves the cost open', () => {
    expect(measureEffect({ ...some, unpricedCalls: 1 }).cost).toMatchObject({
      why: 'Some of its calls have no price.',
    });
  });
});

test('two versions: Newcombe’s example', () => {
  expect(compareEffects(some, other).kept).toMatchObject({ low: expect.closeTo(0.0524, 4), n: [70, 80] });
});

test('rounds add up', () => {
  const both = addEffects(some, other);
  expect(both).toMatchObject({ kept: 104, dropped: 42, failed: 7 });
  expect(both.drops).toEqual([
    { rule: 'equal', count: 12 },
    { rule: 'copied', count: 30 },
  ]);
  expect(addEffects(some, NO_EFFECT)).toEqual(some);
});

test('where two versions were at work', () => {
  expect(overlapOf([1], [2])).toEqual({ kind: 'other_rounds', shared: [] });
  expect(overlapOf([1, 2], [2, 3])).toEqual({ kind: 'some_rounds', shared: [2] });
  expect(overlapOf([2, 1], [1, 2])).toEqual({ kind: 'same_rounds', shared: [1, 2] });
});
