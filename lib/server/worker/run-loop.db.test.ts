import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { RunConfig } from '@/lib/core/domain/run';
import { type Rehearsal, startRehearsal } from '@/lib/rehearsal/server';
import { testDatabaseUrl } from '../database/test-database';
import { offerAttempt, repeatEdge } from '../services/attempts';
import { startRun } from '../services/run-control';
import { setRunWeights } from '../services/run-weights';
import { getRun } from '../services/runs';
import { database } from '../store/connection';
import { RETRY_POLICY } from './retry-policy';
import { type StudioWorker, startWorker } from './studio-worker';
import { makeTestRun, TEST_PERSON, type TestRun } from './test-run';
import { until, untilRunIs, wrongsOf } from './test-run-outcome';

const seedsOf = (count: number) =>
  Array.from({ length: count }, (_, i) => `Describe how a town of ${i + 2} thousand people plans its library.`);
const QUICK = { ...RETRY_POLICY, firstDelayMs: 10, maxDelayMs: 50, maxDelayInTroubleMs: 50 };
const AT_ONCE = { pace: { shortestMs: 50, longestMs: 50 } };

let rehearsal: Rehearsal;
const workers: StudioWorker[] = [];
const work = async () => {
  const options = {
    databaseUrl: testDatabaseUrl(),
    version: 'test',
    retryPolicy: QUICK,
    sweepMs: 300,
    batches: AT_ONCE,
  };
  workers.push(await startWorker(options));
};
beforeAll(async () => {
  rehearsal = await startRehearsal({ port: 0, latencyMs: 3, failureRate: 0.15, batchMs: 0 });
});
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.stop(2_000);
});
afterAll(() => rehearsal.close());

type Options = {
  seeds: number;
  config: Partial<RunConfig>;
  rounds?: number;
  maxConcurrency?: number;
  driver?: 'batch';
};

/** Made to its end by one worker. */
async function made({ seeds, config, rounds = config.rounds ?? 1, ...options }: Options): Promise<TestRun> {
  const run = await makeTestRun({ seeds: seedsOf(seeds), baseUrl: rehearsal.url, config, ...options });
  await work();
  await startRun(TEST_PERSON, { ...run, rounds });
  await untilRunIs(run, 'finished', 'idle');
  return run;
}

const evolutionsOf = ({ runId }: TestRun, roundNumber?: number) =>
  database().evolution.findMany({
    where: { runId, ...(roundNumber === undefined ? {} : { roundNumber }) },
    orderBy: [{ roundNumber: 'asc' }, { ordinal: 'asc' }, { attempt: 'asc' }],
  });
const seedIdsOf = async ({ runId }: TestRun) =>
  (await database().lineage.findMany({ where: { runId } })).map(({ seedId }) => seedId);
const keptIn = (rows: Awaited<ReturnType<typeof evolutionsOf>>) => rows.filter((row) => row.status === 'kept');

describe('which instructions a round evolves', () => {
  test('the whole pool: every seed and every kept child, each once', async () => {
    const run = await made({ seeds: 12, config: { rounds: 3, poolPolicy: 'whole_pool' } });
    const pool = await seedIdsOf(run);
    for (const round of [1, 2, 3]) {
      const rows = await evolutionsOf(run, round);
      expect(rows.map((row) => row.parentId).sort()).toEqual([...pool].sort());
      pool.push(...keptIn(rows).flatMap((row) => row.childId ?? []));
    }
    expect(pool.length).toBeGreaterThan(40);
    expect((await getRun(TEST_PERSON, run)).poolSize).toBe(pool.length);
    expect(await wrongsOf(run)).toEqual([]);
  });

  test('drop_failed: a lineage of which a round kept nothing is in no later one', async () => {
    const run = await made({
      seeds: 30,
      config: { rounds: 3, poolPolicy: 'drop_failed', onFailure: { kind: 'drop' } },
    });
    const rounds = await Promise.all([1, 2, 3].map((round) => evolutionsOf(run, round)));
    for (const [at, rows] of rounds.entries()) {
      const stays = at === 0 ? rows : keptIn(rounds[at - 1] ?? []);
      expect(rows.map((row) => row.lineageId)).toEqual(stays.map((row) => row.lineageId));
    }
    expect(rounds[2]?.length).toBeLessThan(30);
    expect(await wrongsOf(run)).toEqual([]);
  });

  test('several evolutions of each parent, and the last kept one is the next parent', async () => {
    const config = { rounds: 2, evolutionsPerInstruction: 3, onFailure: { kind: 'retry_now', retries: 1 } } as const;
    const run = await made({ seeds: 20, config });
    const [first, second] = [await evolutionsOf(run, 1), await evolutionsOf(run, 2)];
    expect(first.filter((row) => (row.attempt ?? 0) <= 3)).toHaveLength(60);
    const heads = await Promise.all(
      (await database().lineage.findMany({ where: { runId: run.runId }, orderBy: { ordinal: 'asc' } })).map(
        (lineage) => {
          const kept = keptIn(first).filter((row) => row.lineageId === lineage.id);
          return kept.at(-1)?.childId ?? lineage.seedId;
        },
      ),
    );
    expect(second.filter((row) => row.attempt === 1).map((row) => row.parentId)).toEqual(heads);
    // One further try of what was dropped or failed, three numbers on, and none of what was kept.
    const again = first.filter((row) => (row.attempt ?? 0) > 3);
    const lost = first.filter((row) => (row.attempt ?? 0) <= 3 && ['eliminated', 'failed'].includes(row.state));
    expect(again.length).toBeGreaterThan(0);
    const placeOf = (row: { lineageId: string }, attempt: number) => `${row.lineageId} ${attempt}`;
    expect(again.map((row) => placeOf(row, row.attempt ?? 0)).sort()).toEqual(
      lost.map((row) => placeOf(row, (row.attempt ?? 0) + 3)).sort(),
    );
    expect(await wrongsOf(run)).toEqual([]);
  });

  test('a further attempt by hand replaces one of several, and leaves the others', async () => {
    const run = await made({ seeds: 6, config: { rounds: 1, evolutionsPerInstruction: 3 } });
    const rows = await evolutionsOf(run);
    const chosen = keptIn(rows).find((row) => row.attempt === 2);
    if (!chosen) throw new Error('no second evolution was kept');
    const others = keptIn(rows).filter((row) => row.lineageId === chosen.lineageId && row.id !== chosen.id);
    const input = { projectId: run.projectId, evolutionId: chosen.id };
    expect(await offerAttempt(TEST_PERSON, input)).toMatchObject({ refusal: null, replaces: 1 });
    const { evolutionId } = await repeatEdge(TEST_PERSON, { ...input, operation: 'breadth', dropsDescendants: false });
    await untilRunIs(run, 'finished');
    const find = (id: string) => database().evolution.findUniqueOrThrow({ where: { id } });
    expect(await find(evolutionId)).toMatchObject({ attempt: 5, parentId: chosen.parentId });
    expect(await find(chosen.id)).toMatchObject({ status: 'dropped', decidedBy: 'people' });
    for (const other of others) expect(await find(other.id)).toMatchObject({ status: 'kept', decidedBy: 'machine' });
    expect(await wrongsOf(run)).toEqual([]);
  });
});

describe('until so many are kept', () => {
  const keptCount = ({ runId }: TestRun) => database().evolution.count({ where: { runId, status: 'kept' } });

  test('a live run stops inside a round: no further call, what is in flight is kept, the rest is cancelled', async () => {
    const config = { rounds: 4, untilKept: 40 };
    const run = await made({ seeds: 150, config, rounds: 4, maxConcurrency: 8 });
    const { state, stateReason, rounds, roundsQueued } = await getRun(TEST_PERSON, run);
    const kept = await keptCount(run);
    expect({ state, stateReason, roundsQueued }).toEqual({
      ...{ state: 'finished', roundsQueued: 0 },
      stateReason: `Wanted 40 kept, has ${kept}.`,
    });
    expect(kept).toBeGreaterThanOrEqual(40);
    expect(kept).toBeLessThanOrEqual(40 + 8);
    expect(rounds).toHaveLength(1);
    expect(rounds[0]).toMatchObject({ state: 'finished', counters: { open: 0, planned: 150, kept } });
    const cancelled = (await evolutionsOf(run)).filter((row) => row.state === 'cancelled');
    expect(cancelled.length).toBeGreaterThan(60);
    expect(await database().instruction.count({ where: { runId: run.runId, status: 'kept' } })).toBe(kept);
    expect(await wrongsOf(run)).toEqual([]);
  });

  test('it goes on over rounds, two workers see the same end, and it has enough only once', async () => {
    await work();
    const run = await made({ seeds: 20, config: { rounds: 4, untilKept: 30 }, rounds: 4, maxConcurrency: 6 });
    const kept = await keptCount(run);
    expect((await getRun(TEST_PERSON, run)).rounds.map((round) => round.state)).toEqual(['finished', 'finished']);
    expect(kept).toBeGreaterThanOrEqual(30);
    expect(kept).toBeLessThanOrEqual(30 + 6);
    expect(await wrongsOf(run)).toEqual([]);
  });

  test('a batch run stops after a collection and sends no more than is wanted', async () => {
    const run = await made({ seeds: 80, config: { rounds: 2, untilKept: 20 }, rounds: 2, driver: 'batch' });
    const kept = await keptCount(run);
    const { state, stateReason, rounds } = await getRun(TEST_PERSON, run);
    expect({ state, stateReason }).toEqual({ state: 'finished', stateReason: `Wanted 20 kept, has ${kept}.` });
    expect(kept).toBeGreaterThanOrEqual(20);
    expect(kept).toBeLessThanOrEqual(25);
    expect(rounds).toHaveLength(1);
    const asked = await database().teacherCall.count({ where: { projectId: run.projectId, role: 'evolver' } });
    expect(asked).toBeLessThan(60);
    expect(await wrongsOf(run)).toEqual([]);
  });

  test('what a person asks for by hand is made even when there is enough', async () => {
    const run = await made({ seeds: 30, config: { rounds: 2, untilKept: 10 }, rounds: 2, maxConcurrency: 2 });
    const chosen = keptIn(await evolutionsOf(run))[0];
    if (!chosen) throw new Error('nothing was kept');
    const input = { projectId: run.projectId, evolutionId: chosen.id, operation: 'breadth' as const };
    const { evolutionId } = await repeatEdge(TEST_PERSON, { ...input, dropsDescendants: false });
    await until(async () => {
      const { state } = await database().evolution.findUniqueOrThrow({ where: { id: evolutionId } });
      return ['kept', 'eliminated', 'undecided', 'failed'].includes(state);
    });
    await untilRunIs(run, 'finished', 'idle');
    expect(await wrongsOf(run)).toEqual([]);
  });
});

describe('weights of a later round', () => {
  test('are changed while a round runs, hold from the next one on, and never for one that was opened', async () => {
    const run = await made({ seeds: 15, config: { rounds: 4 }, rounds: 1 });
    const change = (round: number, isOnward: boolean, weights: RunConfig['weights']) =>
      setRunWeights(TEST_PERSON, { ...run, round, isOnward, weights });
    await expect(change(1, true, { breadth: 1 })).rejects.toThrow('Round 1 was opened and keeps its weights');
    await expect(change(5, true, { breadth: 1 })).rejects.toThrow('The run has 4 rounds');
    await startRun(TEST_PERSON, { ...run, rounds: 1 });
    await expect(change(2, false, { breadth: 1 })).rejects.toThrow('Round 2 was opened');
    const changed = await change(3, false, { breadth: 1, reasoning: 0 });
    expect(changed.config).toMatchObject({ preset: 'custom', roundWeights: { '3': { breadth: 1 } } });
    await untilRunIs(run, 'idle');
    await startRun(TEST_PERSON, { ...run, rounds: 2 });
    await untilRunIs(run, 'finished');
    const operations = async (round: number) => new Set((await evolutionsOf(run, round)).map((row) => row.operation));
    expect((await operations(2)).size).toBeGreaterThan(2);
    expect(await operations(3)).toEqual(new Set(['breadth']));
    expect((await operations(4)).size).toBeGreaterThan(2);
    const { rounds } = await getRun(TEST_PERSON, run);
    expect(Object.keys(rounds[2]?.templateVersions ?? {})).toEqual(['breadth']);
    await expect(change(4, true, { breadth: 1 })).rejects.toThrow('The run is finished');
  });
});
