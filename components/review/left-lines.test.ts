import { expect, test } from 'vitest';
import type { QueueLeft } from '@/lib/core/contract/reviews';
import { leftLines } from './left-lines';

const NOTHING: QueueLeft = {
  open: 0,
  heldByOthers: 0,
  unsureOfMine: 0,
  waitForOthers: 0,
  skipped: 0,
  flagged: 0,
  outsideFilter: 0,
  assignedToOthers: 0,
};
const HERE = { unsent: 0, heldHere: 0, isNarrowed: false };
const whats = (left: Partial<QueueLeft>, here: Partial<typeof HERE> = {}) =>
  leftLines({ ...NOTHING, ...left }, { ...HERE, ...here }).map((line) => line.what);

test('nothing left says nothing', () => {
  expect(whats({})).toEqual([]);
});

test('every reason that counts something is said', () => {
  expect(
    whats({ heldByOthers: 2, unsureOfMine: 1, waitForOthers: 3, skipped: 1, flagged: 1, assignedToOthers: 9 }),
  ).toEqual(['heldByOthers', 'waitForOthers', 'unsureOfMine', 'skipped', 'flagged', 'assignedToOthers']);
});

test('what is decided here but not yet with the server is not said to be elsewhere', () => {
  expect(whats({ open: 3 }, { unsent: 3 })).toEqual(['unsent']);
  expect(whats({ open: 5 }, { unsent: 3 })).toEqual(['unsent', 'elsewhere']);
});

test('outside counts only where there is an inside', () => {
  expect(whats({ outsideFilter: 4 })).toEqual([]);
  expect(whats({ outsideFilter: 4 }, { isNarrowed: true })).toEqual(['outsideFilter']);
});
