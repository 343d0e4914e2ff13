import { expect, test } from 'vitest';
import type { AdjudicationItem, ReviewerAnswer } from '@/lib/core/contract/adjudication';
import type { Word } from '@/lib/core/domain/review';
import {
  addPage,
  beginSitting,
  currentItem,
  move,
  needsReason,
  refused,
  reopenLast,
  type Settling,
  settle,
} from './adjudication-sitting';

const answer = (decision: ReviewerAnswer['decision']): ReviewerAnswer => ({
  ...{ personId: decision, personName: decision, decision, reason: null, tookMs: 1, isBlind: false },
  decidedAt: '2026-11-22T10:00:00.000Z',
});

/** Only what the sitting looks at. */
const item = (id: string, ...answers: ReviewerAnswer[]) =>
  ({ evolution: { id }, answers }) as unknown as AdjudicationItem;
const settling = (itemId: string, decision: Word = 'accept'): Settling => ({
  ...{ itemId, eventId: `event of ${itemId}`, decision, reason: null, isGuidelineGap: false },
});

const begin = () => beginSitting({ items: [item('a'), item('b'), item('c')], nextCursor: 'more', total: 9 });
const idAt = (sitting: ReturnType<typeof begin>) => currentItem(sitting)?.evolution.id ?? null;

test('settling goes to the next open item at once, and past the last one to the end', () => {
  let sitting = settle(begin(), settling('a'));
  expect(idAt(sitting)).toBe('b');
  sitting = settle(move(sitting, 1), settling('c'));
  expect(idAt(sitting)).toBeNull();
  expect(idAt(move(sitting, -1))).toBe('c');
});

test('what is settled twice counts once, with the later word', () => {
  const sitting = settle(settle(begin(), settling('a')), settling('a', 'reject'));
  expect(sitting.done).toEqual([settling('a', 'reject')]);
});

test('undo returns to the item, one by one through the whole sitting', () => {
  const sitting = settle(settle(begin(), settling('a')), settling('b'));
  const once = reopenLast(sitting);
  expect(once?.settling.itemId).toBe('b');
  expect(idAt(once?.sitting ?? sitting)).toBe('b');
  const twice = once && reopenLast(once.sitting);
  expect(idAt(twice?.sitting ?? sitting)).toBe('a');
  expect(twice && reopenLast(twice.sitting)).toBeNull();
});

test('a page adds what is not there yet behind what is', () => {
  const sitting = addPage(settle(begin(), settling('a')), {
    items: [item('c'), item('d')],
    nextCursor: null,
    total: null,
  });
  expect(sitting.items.map((one) => one.evolution.id)).toEqual(['a', 'b', 'c', 'd']);
  expect(sitting).toMatchObject({ at: 1, nextCursor: null, total: 9 });
});

test('what the server refuses is open again and says why', () => {
  const sitting = refused(settle(begin(), settling('a')), 'event of a', 'Nobody decided so.');
  expect(sitting.done).toEqual([]);
  expect(sitting.failures.get('a')).toBe('Nobody decided so.');
  expect(idAt(sitting)).toBe('b');
  expect(refused(sitting, 'another', 'x')).toBe(sitting);
  expect(settle(sitting, settling('a')).failures.size).toBe(0);
});

test('a reason is needed where nobody decided so; who was unsure did not', () => {
  const split = item('a', answer('accept'), answer('unsure'));
  expect(needsReason(split, 'accept')).toBe(false);
  expect(needsReason(split, 'reject')).toBe(true);
});
