import { afterAll, describe, expect, test } from 'vitest';
import type { EffectiveStatus, EvolutionState } from '@/lib/core/domain/evolution';
import { POOL_POLICIES } from '@/lib/core/domain/run';
import { pickOne, randomFor } from '@/lib/core/domain/seeded-random';
import { headOf, poolOf } from '@/lib/core/evolution/frontier';
import { makeTestRun } from '../worker/test-run';
import { closeDatabase, database } from './connection';
import { countParents, readParents } from './frontier';
import { newId } from './new-id';

const ROUNDS = 4;
const LINEAGES = 40;
const OUTCOMES: readonly { state: EvolutionState; status: EffectiveStatus | null; hasChild: boolean }[] = [
  { state: 'kept', status: 'kept', hasChild: true },
  { state: 'kept', status: 'kept', hasChild: true },
  { state: 'kept', status: 'dropped', hasChild: true },
  { state: 'eliminated', status: 'dropped', hasChild: true },
  { state: 'eliminated', status: 'kept', hasChild: true },
  { state: 'undecided', status: 'undecided', hasChild: true },
  { state: 'failed', status: null, hasChild: false },
  { state: 'cancelled', status: null, hasChild: false },
];

afterAll(closeDatabase);

/** Random histories: several attempts, people's edits, overrides, rounds that a lineage took no part in. */
async function makeHistory(seed: number) {
  const seeds = Array.from({ length: LINEAGES }, (_, i) => `seed ${i}`);
  const run = await makeTestRun({ seeds, baseUrl: 'http://127.0.0.1:9/v1' });
  const lineages = await database().lineage.findMany({ where: { runId: run.runId }, orderBy: { ordinal: 'asc' } });
  const roundIds = await Promise.all(
    Array.from({ length: ROUNDS }, async (_, i) => {
      const round = {
        id: newId(),
        runId: run.runId,
        projectId: run.projectId,
        number: i + 1,
        state: 'finished',
        templateVersions: {},
      };
      return (await database().round.create({ data: round })).id;
    }),
  );
  const rows = lineages.flatMap((lineage) => {
    const random = randomFor(seed, lineage.ordinal);
    return roundIds.flatMap((roundId, index) => {
      if (random() < 0.15) return [];
      const attempts = random() < 0.3 ? 2 : 1;
      const edits = random() < 0.25 ? 2 : 0;
      return [...Array.from({ length: attempts }, (_, i) => i + 1), ...Array.from({ length: edits }, () => null)].map(
        (attempt) => {
          const { hasChild, ...outcome } = pickOne(OUTCOMES, random);
          return {
            ...{
              id: newId(),
              projectId: run.projectId,
              runId: run.runId,
              roundId,
              roundNumber: index + 1,
              lineageId: lineage.id,
            },
            ...{
              ordinal: lineage.ordinal,
              parentId: lineage.seedId,
              operation: attempt === null ? 'human_edit' : 'breadth',
              attempt,
            },
            ...outcome,
            childId: hasChild ? newId() : null,
          };
        },
      );
    });
  });
  await database().evolution.createMany({ data: rows });
  return { run, lineages, rows };
}

describe.each(POOL_POLICIES)('under %s', (policy) => {
  test.each([1, 2, 3])('SQL and the engine name the same parents (history %i)', async (seed) => {
    const { run, lineages, rows } = await makeHistory(seed);
    const newestFirst = rows.toSorted(
      (a, b) =>
        b.roundNumber - a.roundNumber ||
        Number(b.attempt === null) - Number(a.attempt === null) ||
        (b.attempt ?? 0) - (a.attempt ?? 0) ||
        (b.id < a.id ? -1 : 1),
    );
    for (const roundNumber of [1, 3, ROUNDS + 1]) {
      const expected = lineages.flatMap(({ id: lineageId, ordinal, seedId }) => {
        const evolutions = newestFirst.filter((row) => row.lineageId === lineageId && row.roundNumber < roundNumber);
        const lineage = { seedId, evolutions };
        const parents = policy === 'whole_pool' ? poolOf(lineage) : [headOf(lineage, policy)];
        return parents.flatMap((parentId) => (parentId === null ? [] : [{ lineageId, ordinal, parentId }]));
      });
      expect(await readParents(database(), run.runId, roundNumber, policy)).toEqual(expected);
      expect(await countParents(database(), run.runId, roundNumber, policy)).toBe(expected.length);
    }
  });
});
