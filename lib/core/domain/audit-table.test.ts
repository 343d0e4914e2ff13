import { describe, expect, test } from 'vitest';
import { auditTable, type JudgedCount, type JudgedItem, outcomeOf } from './audit-table';
import { measureClassifier } from './classifier-measures';

const place = { runId: 'r', round: 1, operation: 'deepening', evolverId: 't' };
const count = (
  number: number,
  verdict: JudgedCount['verdict'],
  rule: JudgedCount['rule'] = null,
  over = {},
): JudgedCount => ({
  ...place,
  ...over,
  verdict,
  rule,
  count: number,
});
const items = (number: number, item: Pick<JudgedItem, 'verdict' | 'rule' | 'word'>, weight: number, over = {}) =>
  Array.from({ length: number }, () => ({ ...place, ...over, ...item, weight }));

const counts = [count(300, 'dropped', 'equal'), count(200, 'dropped', 'sorry80'), count(1500, 'kept')];
const audited = [
  ...items(20, { verdict: 'dropped', rule: 'equal', word: 'reject' }, 10),
  ...items(10, { verdict: 'dropped', rule: 'equal', word: 'accept' }, 10),
  ...items(20, { verdict: 'dropped', rule: 'sorry80', word: 'reject' }, 10),
  ...items(10, { verdict: 'kept', rule: null, word: 'reject' }, 30),
  ...items(40, { verdict: 'kept', rule: null, word: 'accept' }, 30),
  ...items(7, { verdict: 'kept', rule: null, word: 'split' }, 30),
];

describe('one row', () => {
  test('for everything', () => {
    const [row, ...others] = auditTable(counts, audited, []);
    expect(others).toEqual([]);
    expect(row?.population).toEqual({ dropped: 500, kept: 1500 });
    const { precision, recall } = measureClassifier(row?.confusion ?? never());
    expect(precision).toMatchObject({ value: 0.8, n: 50 });
    // caught 400, missed 300
    expect(recall).toMatchObject({ value: expect.closeTo(400 / 700, 12), n: 50 });
  });

  test('for each rule: what the other dropped was let through by this one', () => {
    const rows = auditTable(counts, audited, ['rule']);
    expect(rows.map((row) => row.key)).toEqual([{ rule: 'equal' }, { rule: 'sorry80' }]);
    const [equal] = rows;
    expect(equal?.population).toEqual({ dropped: 300, kept: 1700 });
    const measures = measureClassifier(equal?.confusion ?? never());
    expect(measures.precision).toMatchObject({ value: expect.closeTo(2 / 3, 12), n: 30 });
    // 200 of the 700 that people reject
    expect(measures.recall).toMatchObject({ value: expect.closeTo(200 / 700, 12) });
  });

  test('for each rule in each round, also where nothing is audited', () => {
    const later = { round: 2 };
    const rows = auditTable([...counts, count(5, 'dropped', 'equal', later)], audited, ['rule', 'round']);
    expect(rows.map((row) => row.key)).toContainEqual({ rule: 'equal', round: 2 });
    const empty = rows.find((row) => row.key.round === 2);
    expect(measureClassifier(empty?.confusion ?? never()).precision.kind).toBe('undefined');
  });
});

test('what the machine or people leave open has no outcome', () => {
  expect(outcomeOf({ verdict: 'undecided', rule: null, word: 'reject' })).toBeNull();
  expect(outcomeOf({ verdict: 'dropped', rule: 'equal', word: 'split' })).toBeNull();
  expect(outcomeOf({ verdict: 'dropped', rule: 'equal', word: 'reject' }, 'sorry80')).toBe('missed');
});

function never(): never {
  throw new Error('there is no row');
}
