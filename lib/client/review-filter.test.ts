import { expect, test } from 'vitest';
import { reviewFilterSchema } from '@/lib/core/contract/reviews';
import { reviewFilterOf } from './review-filter';

const ID = '01a202d5-3fd4-7364-85d9-2450ffa31409';

test('a sound address is read as the contract reads it', () => {
  const given = { runId: ID, round: '2', operation: 'human_edit', status: 'dropped', rule: 'equal', show: 'all' };
  expect(reviewFilterOf(given)).toEqual(reviewFilterSchema.parse(given));
  expect(reviewFilterOf({})).toEqual(reviewFilterSchema.parse({}));
});

test('what is no filter is left out', () => {
  const given = { runId: 'x', round: '1.5', operation: 'Growing up', status: null, rule: '', show: ['open', 'all'] };
  expect(reviewFilterOf(given)).toEqual({ show: 'open' });
  expect(reviewFilterOf({ round: 0, runId: ID })).toEqual({ show: 'open', runId: ID });
});
