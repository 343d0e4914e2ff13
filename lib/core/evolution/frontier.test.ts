import { describe, expect, test } from 'vitest';
import { headOf, type LineageEvolution, nextAttempt } from './frontier';

const PAPER = { kind: 'retry_next_round' } as const;
const DROP = { kind: 'drop' } as const;

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

  test('on_failure drop ends a lineage whose round kept nothing', () => {
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

describe('trying again within a round', () => {
  const TWICE = { kind: 'retry_now', retries: 2 } as const;
  test('as often as the retries say, and only what was dropped or failed', () => {
    expect(nextAttempt(TWICE, 1, 'eliminated')).toBe(2);
    expect(nextAttempt(TWICE, 2, 'failed')).toBe(3);
    expect(nextAttempt(TWICE, 3, 'eliminated')).toBeNull();
    expect(nextAttempt(TWICE, 1, 'kept')).toBeNull();
    expect(nextAttempt(TWICE, 1, 'undecided')).toBeNull();
    expect(nextAttempt(PAPER, 1, 'eliminated')).toBeNull();
    expect(nextAttempt(DROP, 1, 'failed')).toBeNull();
  });
});
