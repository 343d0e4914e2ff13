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
