import { describe, expect, test } from 'vitest';
import type { OnFailure, PoolPolicy } from './run';
import { enoughWords, isEnough, normalLoop, weightsOf, whyNotLoop, withWeights } from './run-loop';

describe('weights by round', () => {
  const run = { rounds: 4, weights: { deepening: 1 }, roundWeights: {} };
  const breadth = { breadth: 1 };
  test('one round, or all from it on; the rounds before keep theirs', () => {
    const one = withWeights(run, { round: 2, isOnward: false, weights: breadth });
    expect([1, 2, 3, 4].map((round) => weightsOf(one, round))).toEqual([
      run.weights,
      breadth,
      run.weights,
      run.weights,
    ]);
    const onward = withWeights(run, { round: 3, isOnward: true, weights: breadth });
    expect([1, 2, 3, 4].map((round) => weightsOf(onward, round))).toEqual([run.weights, run.weights, breadth, breadth]);
    const back = withWeights(onward, { round: 4, isOnward: false, weights: run.weights });
    expect([2, 3, 4].map((round) => weightsOf(back, round))).toEqual([run.weights, breadth, run.weights]);
  });
  test('before the first round all of them are the run’s own', () => {
    const changed = withWeights({ ...run, roundWeights: { '2': {} } }, { round: 1, isOnward: true, weights: breadth });
    expect(changed).toEqual({ rounds: 4, weights: breadth, roundWeights: {} });
  });
});

const AGAIN = { kind: 'retry_next_round' } as const;
const DROP = { kind: 'drop' } as const;
const NOW = { kind: 'retry_now', retries: 2 } as const;

test.each<[PoolPolicy, OnFailure, PoolPolicy, OnFailure]>([
  ['frontier', AGAIN, 'frontier', AGAIN],
  ['frontier', NOW, 'frontier', NOW],
  ['frontier', DROP, 'drop_failed', DROP],
  ['drop_failed', AGAIN, 'drop_failed', DROP],
  ['drop_failed', DROP, 'drop_failed', DROP],
  ['drop_failed', NOW, 'drop_failed', NOW],
  ['whole_pool', AGAIN, 'whole_pool', AGAIN],
])('%s with %o is %s with %o, said once more it stays so', (poolPolicy, onFailure, policy, failure) => {
  const normal = normalLoop({ poolPolicy, onFailure });
  expect(normal).toEqual({ poolPolicy: policy, onFailure: failure });
  expect(normalLoop(normal)).toEqual(normal);
  expect(whyNotLoop(normal)).toBeNull();
});

test.each([DROP, NOW])('the whole pool refuses %o by the name of the field', (onFailure) => {
  expect(whyNotLoop({ poolPolicy: 'whole_pool', onFailure })).toMatchObject({
    place: 'onFailure',
    message: expect.stringContaining('onFailure'),
  });
});

test('a run has enough at the number that was wanted, and says it with both', () => {
  expect([isEnough(null, 9), isEnough(10, 9), isEnough(10, 10)]).toEqual([false, false, true]);
  expect(enoughWords(10_000, 10_012)).toBe('Wanted 10,000 kept, has 10,012.');
});
