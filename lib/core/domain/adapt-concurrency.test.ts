import { describe, expect, test } from 'vitest';
import { adaptConcurrency, fullConcurrency } from './adapt-concurrency';
import { randomFor } from './seeded-random';

const following = (outcomes: readonly ('answered' | 'refused')[], start = fullConcurrency(64), cap = 64) =>
  outcomes.reduce((window, outcome) => adaptConcurrency(window, outcome, cap), start);
const times = (count: number, outcome: 'answered' | 'refused') => Array.from({ length: count }, () => outcome);

describe('adaptConcurrency', () => {
  test('starts at the cap and stays there while calls are answered, however their latencies mix', () => {
    expect(following(times(1000, 'answered')).limit).toBe(64);
  });

  test('halves with every window of refusals, down to one', () => {
    expect(following(times(64, 'refused')).limit).toBe(32);
    expect(following(times(96, 'refused')).limit).toBe(16);
    expect(following(times(160, 'refused')).limit).toBe(1);
    expect(following(times(500, 'refused')).limit).toBe(1);
  });

  test('halves once for a window that was mostly refused', () => {
    const mixed = Array.from({ length: 64 }, (_, i) => (i % 3 === 0 ? ('answered' as const) : ('refused' as const)));
    expect(following(mixed).limit).toBe(32);
  });

  test('grows by the same step per window, and from one to the cap in a few hundred answers', () => {
    const small = following(times(500, 'refused'));
    const first = following(times(16, 'answered'), small).limit;
    const second = following(times(32, 'answered'), small).limit;
    expect([first, second]).toEqual([5, 9]);
    expect(following(times(600, 'answered'), small).limit).toBe(64);
  });

  test('is not talked down by a quarter of failures at random', () => {
    const random = randomFor(7);
    const outcomes = Array.from({ length: 20_000 }, () =>
      random() < 0.27 ? ('refused' as const) : ('answered' as const),
    );
    let window = fullConcurrency(64);
    let sum = 0;
    for (const outcome of outcomes) {
      window = adaptConcurrency(window, outcome, 64);
      sum += window.limit;
    }
    expect(sum / outcomes.length).toBeGreaterThan(60);
  });

  test('takes a burst of refusals before the first answers for what it is', () => {
    expect(following([...times(21, 'refused'), ...times(43, 'answered')]).limit).toBe(64);
  });

  test('follows a cap that was lowered at once', () => {
    expect(adaptConcurrency(fullConcurrency(64), 'answered', 8).limit).toBe(8);
  });
});
