import { expect, test } from 'vitest';
import type { RoundView } from '@/lib/core/contract/runs';
import { currentRound, finishedOf, totalOf } from './round-figures';

const round = (number: number, state: RoundView['state'], kept: number): RoundView => ({
  ...{ id: `${number}`, runId: 'r', number, state, templateVersions: {}, startedAt: null, finishedAt: null },
  counters: {
    planned: 10,
    open: 1,
    kept,
    eliminated: 2,
    undecided: 1,
    failed: 1,
    calls: 30,
    tokensIn: 5,
    tokensOut: 7,
    costUsd: '0.10000001',
    unpriced: 1,
  },
});

test('rounds are added up', () => {
  const total = totalOf([round(1, 'finished', 5), round(2, 'running', 3)]);
  expect(total).toMatchObject({ planned: 20, kept: 8, calls: 60, tokensIn: 10, tokensOut: 14 });
  expect(total).toMatchObject({ costUsd: '0.20000002', unpriced: 2 });
  expect(finishedOf(total)).toBe(16);
  expect(totalOf([]).planned).toBe(0);
});

test('the round at work is shown first, else the newest', () => {
  expect(currentRound({ rounds: [round(1, 'running', 1), round(2, 'finished', 1)] })?.number).toBe(1);
  expect(currentRound({ rounds: [round(1, 'finished', 1), round(2, 'cancelled', 1)] })?.number).toBe(2);
  expect(currentRound({ rounds: [] })).toBeNull();
});
