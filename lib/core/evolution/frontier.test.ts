import { describe, expect, test } from 'vitest';
import {
  firstAttempts,
  furtherAttempt,
  headOf,
  isSameSlot,
  type LineageEvolution,
  nextAttempt,
  poolOf,
} from './frontier';

const PAPER = 'frontier';
const DROP = 'drop_failed';

const kept = (roundNumber: number, childId: string, attempt: number | null = 1): LineageEvolution => ({
  roundNumber,
  attempt,
  state: 'kept',
  status: 'kept',
  childId,
});
const dropped = (roundNumber: number): LineageEvolution => ({
  ...kept(roundNumber, `dropped-${roundNumber}`),
  state: 'eliminated',
  status: 'dropped',
});

describe('the head of a lineage', () => {
  test.each([
    ['nothing yet', [], 'seed'],
    ['one kept', [kept(1, 'a')], 'a'],
    ['the newest kept', [kept(2, 'b'), kept(1, 'a')], 'b'],
    ['a drop goes back to the parent', [dropped(2), kept(1, 'a')], 'a'],
    ['two drops go back to the seed', [dropped(2), dropped(1)], 'seed'],
    ['a failed one has no child', [{ ...dropped(1), state: 'failed', status: null, childId: null }], 'seed'],
    ['one that waits for a person', [{ ...kept(1, 'a'), state: 'undecided', status: 'undecided' }], 'seed'],
    ['a drop that a person took back', [{ ...dropped(1), status: 'kept', childId: 'a' }], 'a'],
    ['a kept one that a person rejected', [{ ...kept(1, 'a'), status: 'dropped' }], 'seed'],
    ['a rejected grandparent does not unseat', [kept(2, 'b'), { ...kept(1, 'a'), status: 'dropped' }], 'b'],
    ['an edit of the same round', [kept(1, 'edit', null), { ...kept(1, 'a'), status: 'dropped' }], 'edit'],
  ] as [string, LineageEvolution[], string][])('%s', (_name, evolutions, head) => {
    expect(headOf({ seedId: 'seed', evolutions }, PAPER)).toBe(head);
  });

  test('drop_failed ends a lineage whose round kept nothing', () => {
    expect(headOf({ seedId: 'seed', evolutions: [dropped(2), kept(1, 'a')] }, DROP)).toBeNull();
    expect(headOf({ seedId: 'seed', evolutions: [kept(1, 'a')] }, DROP)).toBe('a');
    expect(headOf({ seedId: 'seed', evolutions: [] }, DROP)).toBe('seed');
  });

  test('a person can bring a dropped lineage back, and a cancelled evolution was never tried', () => {
    expect(headOf({ seedId: 's', evolutions: [{ ...dropped(1), status: 'kept', childId: 'a' }] }, DROP)).toBe('a');
    expect(headOf({ seedId: 's', evolutions: [{ ...dropped(1), state: 'cancelled', status: null }] }, DROP)).toBe('s');
    expect(headOf({ seedId: 's', evolutions: [kept(1, 'edit', null), dropped(1)] }, DROP)).toBe('edit');
  });
});

test('drop_failed keeps a lineage of which one of several evolutions of each round was kept', () => {
  expect(headOf({ seedId: 's', evolutions: [dropped(1), kept(1, 'a')] }, DROP)).toBe('a');
  expect(headOf({ seedId: 's', evolutions: [dropped(2), dropped(2), dropped(1), kept(1, 'a')] }, DROP)).toBeNull();
});

test('of several kept children of a round the last one is the head', () => {
  expect(headOf({ seedId: 's', evolutions: [dropped(1), kept(1, 'b', 2), kept(1, 'a', 1)] }, PAPER)).toBe('b');
});

test('the whole pool is the seed and all that counts as kept, oldest first', () => {
  const evolutions = [kept(2, 'c'), dropped(2), kept(1, 'edit', null), kept(1, 'b', 2), kept(1, 'a', 1)];
  expect(poolOf({ seedId: 's', evolutions })).toEqual(['s', 'a', 'b', 'edit', 'c']);
  expect(poolOf({ seedId: 's', evolutions: [dropped(1)] })).toEqual(['s']);
});

describe('what is planned at once', () => {
  const parents = [
    { lineageId: 'x', ordinal: 0, parentId: 'a' },
    { lineageId: 'x', ordinal: 0, parentId: 'b' },
    { lineageId: 'y', ordinal: 1, parentId: 'c' },
  ];
  test('is numbered within the lineage, so that no two choices and no two rows are the same', () => {
    expect(
      firstAttempts(parents, 2).map(({ lineageId, parentId, attempt }) => `${lineageId}${attempt} ${parentId}`),
    ).toEqual([...['x1 a', 'x2 a', 'x3 b', 'x4 b'], ...['y1 c', 'y2 c']]);
    expect(firstAttempts(parents.slice(2), 1)).toEqual([{ ...parents[2], attempt: 1 }]);
  });

  test('every slot is one of its own, and its tries never meet another one’s', () => {
    const first = firstAttempts(parents, 3);
    for (const a of first)
      for (const b of first) expect(a === b).toBe(a.lineageId === b.lineageId && isSameSlot(a, b, 3));
    expect(isSameSlot({ parentId: 'a', attempt: 2 }, { parentId: 'a', attempt: 8 }, 3)).toBe(true);
    expect(furtherAttempt(1, [1, 2, 3], 3)).toBe(4);
    expect(furtherAttempt(1, [1, 2, 3, 4, 5, 6], 3)).toBe(7);
    expect(furtherAttempt(2, [1, 2], 1)).toBe(3);
  });
});

describe('trying again within a round', () => {
  const twice = (evolutionsPerInstruction: number) => ({
    onFailure: { kind: 'retry_now', retries: 2 } as const,
    evolutionsPerInstruction,
  });
  const never = (kind: 'retry_next_round' | 'drop') => ({ onFailure: { kind }, evolutionsPerInstruction: 1 });
  test('as often as the retries say, and only what was dropped or failed', () => {
    expect(nextAttempt(twice(1), 1, 'eliminated')).toBe(2);
    expect(nextAttempt(twice(1), 2, 'failed')).toBe(3);
    expect(nextAttempt(twice(1), 3, 'eliminated')).toBeNull();
    expect(nextAttempt(twice(1), 1, 'kept')).toBeNull();
    expect(nextAttempt(twice(1), 1, 'undecided')).toBeNull();
    expect(nextAttempt(never('retry_next_round'), 1, 'eliminated')).toBeNull();
    expect(nextAttempt(never('drop'), 1, 'failed')).toBeNull();
  });

  test('with several evolutions each has its own tries', () => {
    expect([1, 4, 6].map((attempt) => nextAttempt(twice(6), attempt, 'eliminated'))).toEqual([7, 10, 12]);
    expect([7, 12].map((attempt) => nextAttempt(twice(6), attempt, 'failed'))).toEqual([13, 18]);
    expect([13, 18].map((attempt) => nextAttempt(twice(6), attempt, 'failed'))).toEqual([null, null]);
  });
});
