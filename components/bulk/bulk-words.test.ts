import { expect, test } from 'vitest';
import { actionWords, decidedCount, descendantsLine, leftAloneLines, selectionWords, toType } from './bulk-words';

const NONE = {
  total: 312,
  seeds: 0,
  audits: 0,
  settled: 0,
  contested: 0,
  same: 0,
  unanswered: 0,
  descendants: { total: 0, kept: 0 },
};

test('the button names the count, what is left alone is not in it, and descendants are where they are asked for', () => {
  const preview = { ...NONE, audits: 10, settled: 2, descendants: { total: 57, kept: 40 } };
  expect(actionWords('reject', decidedCount(preview, false))).toBe('Drop 300 children');
  expect(actionWords('reject', decidedCount(preview, true))).toBe('Drop 357 children');
  expect(actionWords('accept', 1)).toBe('Keep 1 child');
});

test('only above a hundred something must be typed', () => {
  expect(toType('reject', 100)).toBeNull();
  expect(toType('reject', 1204)).toBe('drop 1204');
});

test('what does not happen is said, and nothing about what is not there', () => {
  expect(leftAloneLines('reject', NONE)).toEqual([]);
  expect(leftAloneLines('reject', { ...NONE, audits: 1, settled: 2, contested: 1, same: 3, seeds: 1 })).toEqual([
    '1 child is drawn for a blind audit and left alone.',
    '2 children that a lead settled are left alone.',
    '1 child will not change: somebody else decided otherwise.',
    '3 children are dropped already.',
    '1 seed: there is nothing to decide about it.',
  ]);
  expect(leftAloneLines('accept', { ...NONE, unanswered: 2 })).toEqual([
    '2 children will be kept without a response: dropped before they were answered. Formats that need one leave them out.',
  ]);
  expect(descendantsLine({ total: 57, kept: 40 })).toBe(
    '57 children were made of these in later rounds; 40 of them are kept.',
  );
});

test('what it was about is told by names, not by ids', () => {
  const nameOf = (id: string) => (id.startsWith('0') ? 'First run' : null);
  const runId = '00000000-0000-7000-8000-000000000000';
  const filter = { runId, round: 2, status: 'kept' as const, text: undefined };
  expect(selectionWords({ kind: 'filter', filter }, nameOf)).toBe(
    'everything with run First run, round 2, status kept',
  );
  const long = { operation: 'complicate_input', wordsMin: 40, addedMax: 20, overlapMin: 0.5 };
  expect(selectionWords({ kind: 'filter', filter: long }, nameOf)).toBe(
    'everything with operation complicate input, at least 40 words, at most 20 words added, overlap from 0.5',
  );
  expect(selectionWords({ kind: 'filter', filter: {} }, nameOf)).toBe('everything');
  expect(selectionWords({ kind: 'rows', instructionIds: [runId] }, nameOf)).toBe('1 row of the table');
});
