import { expect, test } from 'vitest';
import { LOG_KEYS, logFileHref, logFilterOf } from './log-filter';

const values = { personId: null, kind: null, operation: null, evolutionId: null, way: null, from: null, until: null };

test('a filter that is off, or that is no id, is left out', () => {
  expect(logFilterOf({ ...values, evolutionId: 'nonsense' })).toEqual({});
  expect(logFilterOf({ ...values, kind: 'undo', personId: 'p', way: 'by_hand' })).toEqual({
    kind: 'undo',
    personId: 'p',
    way: 'by_hand',
  });
});

test('the last day counts to its end', () => {
  const day = LOG_KEYS.from.parse('2026-11-22');
  expect(logFilterOf({ ...values, from: day, until: day })).toEqual({
    from: '2026-11-22T00:00:00.000Z',
    until: '2026-11-23T00:00:00.000Z',
  });
});

test('the file is asked for with the same filter', () => {
  expect(logFileHref('one', 'csv', { kind: 'accept' })).toBe('/api/projects/one/audit-log/file?format=csv&kind=accept');
});
