import { expect, test } from 'vitest';
import { PendingChanges } from './pending-changes';

test('a hundred notices of one run are one snapshot', () => {
  const pending = new PendingChanges();
  for (let i = 0; i < 100; i += 1) pending.add({ runId: 'r1', roundNumber: 1 });
  pending.add({ runId: 'r1', roundNumber: 2, nouns: ['runs'] });
  pending.add({ nouns: ['runs', 'seeds'] });
  expect(pending.take()).toEqual({ runs: [{ runId: 'r1', roundNumbers: [1, 2] }], nouns: ['runs', 'seeds'] });
  expect(pending.isEmpty).toBe(true);
});

test('stale nouns are told at once and then every three seconds; runs do not wait for them', () => {
  const pending = new PendingChanges();
  pending.add({ nouns: ['reviews'] });
  expect(pending.take(10_000).nouns).toEqual(['reviews']);
  pending.add({ nouns: ['reviews'] });
  pending.add({ nouns: ['projects'] });
  expect(pending.dueAt).toBe(13_000);
  pending.add({ runId: 'r1' });
  expect(pending.dueAt).toBe(0);
  expect(pending.take(10_500)).toEqual({ runs: [{ runId: 'r1', roundNumbers: [] }], nouns: [] });
  expect(pending.isEmpty).toBe(false);
  expect(pending.take(13_000).nouns).toEqual(['reviews', 'projects']);
  expect(pending.isEmpty).toBe(true);
});
