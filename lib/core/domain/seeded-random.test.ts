import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pickOne, randomFor, shuffled } from './seeded-random';

const draws = (count: number, ...keys: number[]) => {
  const random = randomFor(...keys);
  return Array.from({ length: count }, random);
};

describe('chance that can be repeated', () => {
  test('the same keys give the same numbers in [0, 1)', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 5 }), (keys) => {
        const numbers = draws(20, ...keys);
        expect(draws(20, ...keys)).toEqual(numbers);
        expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
      }),
    );
  });

  test('every key matters, and so does its place', () => {
    const firsts = [draws(1, 1, 2), draws(1, 2, 1), draws(1, 1, 3), draws(1, 1), draws(1, 1, 2, 0), draws(1, 0, 1, 2)];
    expect(new Set(firsts.map(String)).size).toBe(firsts.length);
  });

  test('first draws over consecutive keys fill the range evenly', () => {
    const buckets = Array.from({ length: 10 }, () => 0);
    for (let key = 0; key < 20_000; key += 1) {
      const bucket = Math.floor(randomFor(5, key)() * 10);
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
    }
    const chiSquare = buckets.reduce((sum, seen) => sum + (seen - 2000) ** 2 / 2000, 0);
    expect(chiSquare).toBeLessThan(27.877);
  });

  test('pickOne refuses an empty list', () => {
    expect(pickOne(['only'], () => 0.999)).toBe('only');
    expect(() => pickOne([], () => 0)).toThrow(RangeError);
  });

  test('shuffled keeps every item and changes no list', () => {
    const items = Object.freeze([1, 2, 3, 4, 5, 6, 7, 8]);
    const order = shuffled(items, randomFor(3));
    expect([...order].sort()).toEqual(items);
    expect(order).not.toEqual(items);
    const firsts = Array.from({ length: 8000 }, (_, key) => shuffled(items, randomFor(key))[0] ?? 0);
    for (const item of items) expect(firsts.filter((first) => first === item).length).toBeGreaterThan(850);
  });
});
