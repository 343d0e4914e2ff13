import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Rehearsal, startRehearsal } from '@/lib/rehearsal/server';
import { testDatabaseUrl } from '../database/test-database';
import { stopJobEngine } from '../jobs/job-engine';
import { cancelRun, pauseRun, resumeRun, startRun } from '../services/run-control';
import { getRoundReport } from '../services/runs';
import { database, inTransaction } from '../store/connection';
import { unfinishedEvolutionIds } from '../store/evolutions';
import { findBudget, setCap } from '../store/run-budgets';
import { openBatches } from '../store/teacher-batches';
import { connectBatches } from '../teacher/batch-port';
import { BatchDriver, type BatchDriverOptions } from './drive-batch';
import { Evolver } from './evolve';
import { handlePlanRound } from './plan-round';
import { recoverRuns } from './recover';
import { startWorker } from './studio-worker';
import { makeTestRun, TEST_PERSON, type TestRun } from './test-run';
import { lastRound, outcomeOf, until, untilRunIs, wrongsOf } from './test-run-outcome';

const SEEDS = Array.from(
  { length: 60 },
  (_, i) => `Describe how a town of ${i + 2} thousand people plans its library.`,
);
const AT_ONCE = { pace: { shortestMs: 0, longestMs: 0 } };
const CONFIG = { rounds: 1, randomSeed: 11 };

let rehearsal: Rehearsal;
beforeAll(async () => {
  rehearsal = await startRehearsal({ latencyMs: 0, failureRate: 0.15, batchMs: 0 });
});
afterAll(async () => {
  await rehearsal.close();
  await stopJobEngine();
});

const placeOf = async (run: TestRun) => ({
  projectId: run.projectId,
  runId: run.runId,
  roundId: (await lastRound(run)).id,
});

const planned = async (seeds: readonly string[], driver: 'live' | 'batch' = 'batch', weights?: { constraints: 1 }) => {
  const config = { ...CONFIG, ...(weights ? { weights } : {}) };
  const run = await makeTestRun({ seeds, baseUrl: rehearsal.url, driver, config });
  await startRun(TEST_PERSON, { ...run, rounds: 1 });
  await handlePlanRound(await placeOf(run));
  return run;
};
const withSentinels = (...sentinels: string[]) =>
  planned(
    [...sentinels, '', ''].map((sentinel, i) => `Explain how tides follow moon number ${i}. ${sentinel}`),
    'batch',
    { constraints: 1 },
  );

const look = async (run: TestRun, options: BatchDriverOptions = AT_ONCE) =>
  new BatchDriver(options).look(await placeOf(run));
const isOver = async (run: TestRun) => {
  const { counters, id } = await lastRound(run);
  return counters.open === 0 && (await openBatches(database(), id)).length === 0;
};
/** Every look by a process of its own: nothing may be kept in memory. */
const drive = async (run: TestRun, options: BatchDriverOptions = AT_ONCE) => {
  while (!(await isOver(run))) await look(run, options);
};
const batchesOf = async (run: TestRun) => (await getRoundReport(TEST_PERSON, { ...run, number: 1 })).batches;
const stateOf = async ({ runId }: TestRun) => (await database().run.findUniqueOrThrow({ where: { id: runId } })).state;
const callsOf = (run: TestRun) => database().teacherCall.findMany({ where: { projectId: run.projectId } });

describe('a round by batch', () => {
  test('makes the same children as a live one', async () => {
    const batch = await planned(SEEDS);
    const live = await planned(SEEDS, 'live');
    await drive(batch);
    const evolver = new Evolver();
    const place = await placeOf(live);
    const ids = await unfinishedEvolutionIds(database(), place.roundId);
    await Promise.all(ids.map((evolutionId) => evolver.evolve({ ...place, evolutionId })));
    expect(await outcomeOf(batch)).toEqual(await outcomeOf(live));
    expect(await wrongsOf(batch)).toEqual([]);
    const [ofBatch, ofLive] = [await callsOf(batch), await callsOf(live)];
    expect(ofBatch.length).toBe(ofLive.length);
    expect(new Set(ofBatch.map((call) => call.via))).toEqual(new Set(['batch']));
    const waves = await batchesOf(batch);
    expect(waves[0]).toMatchObject({ role: 'evolver', state: 'done', requests: 60, answered: 60, failed: 0 });
    expect(new Set(waves.map((wave) => wave.role))).toEqual(new Set(['evolver', 'judge', 'responder']));
    expect(waves.reduce((sum, wave) => sum + wave.answered, 0)).toBe(ofBatch.length);
  });

  test('is split where the provider’s limits ask for it', async () => {
    const run = await planned(SEEDS);
    await drive(run, { ...AT_ONCE, limits: { maxRequests: 25, maxBytes: 1_000_000 } });
    expect((await batchesOf(run)).slice(0, 3).map((batch) => batch.requests)).toEqual([25, 25, 10]);
    expect(await wrongsOf(run)).toEqual([]);
  });

  test('queues no calls one by one, also when the sweep looks', async () => {
    const run = await planned(SEEDS.slice(0, 3));
    await recoverRuns();
    const jobs = await database().$queryRaw<
      { name: string }[]
    >`SELECT name FROM pgboss.job WHERE group_id = ${run.runId}`;
    expect(new Set(jobs.map((job) => job.name))).toEqual(new Set(['plan-round', 'drive-batch']));
  });
});

describe('a process that is killed', () => {
  /** Every word with the provider is the last of its process, once: said and heard, or not even said. */
  const dyingPort = (when: 'before' | 'after') => {
    const had = new Set<string>();
    const dieOnce = async <Value>(key: string, work: () => Promise<Value>): Promise<Value> => {
      const isFirst = !had.has(key);
      had.add(key);
      if (isFirst && when === 'before') throw new Error('killed');
      const value = await work();
      if (isFirst && when === 'after') throw new Error('killed');
      return value;
    };
    const connect: typeof connectBatches = (...to) => {
      const port = connectBatches(...to);
      return {
        ...port,
        upload: (lines, name) => dieOnce(`upload ${name}`, () => port.upload(lines, name)),
        create: (fileId, mark) => dieOnce(`create ${mark}`, () => port.create(fileId, mark)),
        find: (mark, since) => dieOnce(`find ${mark}`, () => port.find(mark, since)),
        retrieve: (id) => dieOnce(`retrieve ${id}`, () => port.retrieve(id)),
        read: (fileId, take) =>
          dieOnce(`read ${fileId}`, () => port.read(fileId, (line) => dieOnce(`line ${line}`, () => take(line)))),
        deleteFile: (id) => dieOnce(`delete ${id}`, () => port.deleteFile(id)),
      };
    };
    return connect;
  };
  const batchesAtProvider = async (): Promise<{ metadata: { evol_studio_batch: string } }[]> =>
    (await (await fetch(`${rehearsal.url}/batches?limit=100`)).json()).data;

  test.each(['before', 'after'] as const)('%s any word with the provider loses and doubles nothing', async (when) => {
    const whole = await planned(SEEDS.slice(0, 4));
    await drive(whole);
    const run = await planned(SEEDS.slice(0, 4));
    const connect = dyingPort(when);
    let deaths = 0;
    while (!(await isOver(run))) {
      await look(run, { ...AT_ONCE, connect, linesPerStep: 2 }).catch((error: Error) => {
        expect(error.message).toBe('killed');
        deaths += 1;
      });
    }
    expect(deaths).toBeGreaterThan(20);
    expect(await outcomeOf(run)).toEqual(await outcomeOf(whole));
    expect((await callsOf(run)).length).toBe((await callsOf(whole)).length);
    const ours = new Set((await batchesOf(run)).map((batch) => batch.id));
    const marks = (await batchesAtProvider()).map((batch) => batch.metadata.evol_studio_batch);
    expect(marks.filter((mark) => ours.has(mark)).length).toBe(ours.size);
    expect(await wrongsOf(run)).toEqual([]);
  });

  test('as a worker hands its rounds to the next one', async () => {
    const run = await makeTestRun({
      ...{ seeds: SEEDS.slice(0, 20), baseUrl: rehearsal.url, driver: 'batch', maxConcurrency: 4 },
      config: { rounds: 2, randomSeed: 3, onFailure: { kind: 'retry_now', retries: 1 } },
    });
    const options = { databaseUrl: testDatabaseUrl(), version: 'test', sweepMs: 200 };
    const batches = { pace: { shortestMs: 50, longestMs: 50 } };
    const first = await startWorker({ ...options, batches });
    await startRun(TEST_PERSON, { ...run, rounds: 2 });
    await until(async () => (await lastRound(run)).counters.calls > 0);
    await first.stop(0);
    const second = await startWorker({ ...options, batches });
    await untilRunIs(run, 'finished');
    await second.stop(1_000);
    const rows = await outcomeOf(run);
    expect(new Set(rows.map((row) => row.roundNumber))).toEqual(new Set([1, 2]));
    expect(rows.some((row) => row.attempt === 2)).toBe(true);
    expect(await wrongsOf(run)).toEqual([]);
  });
});

describe('what a provider does', () => {
  test('a batch that expires is read in part, and the rest goes again', async () => {
    const run = await withSentinels('', '[[batch-expire]]', '');
    await drive(run);
    expect((await outcomeOf(run)).every((row) => row.childText !== null)).toBe(true);
    const [first, second] = (await batchesOf(run)).filter((batch) => batch.role === 'evolver');
    expect(first).toMatchObject({ requests: 5, answered: 1, failed: 4, providerState: 'expired' });
    expect(second).toMatchObject({ requests: 4, answered: 4, providerState: 'completed' });
    const errors = (await callsOf(run)).filter((call) => call.role === 'evolver' && call.errorKind !== null);
    expect(errors.map((call) => [call.errorKind, call.tryNumber])).toEqual(Array(4).fill(['timeout', 1]));
    expect(await wrongsOf(run)).toEqual([]);
  });

  test('lines that fail go again, a bounded number of times', async () => {
    const run = await withSentinels('[[500]]', '[[500-always]]', '[[batch-lose]]');
    await drive(run);
    const outcome = await outcomeOf(run);
    expect(outcome[0]?.childText).not.toBeNull();
    expect(outcome[1]).toMatchObject({ state: 'failed', failureKind: 'overloaded', childText: null });
    expect(outcome[2]?.childText).not.toBeNull();
    const always = await database().teacherCall.count({
      where: { projectId: run.projectId, role: 'evolver', errorMessage: { contains: 'HTTP 500' } },
    });
    expect(always).toBe(1 + 4);
    expect(await wrongsOf(run)).toEqual([]);
  });

  test('a batch that fails its validation pauses the run with the reason; resumed, it goes again', async () => {
    const run = await withSentinels('[[batch-refuse]]');
    while ((await stateOf(run)) === 'running') await look(run);
    const { stateReason } = await database().run.findUniqueOrThrow({ where: { id: run.runId } });
    expect(stateReason).toContain('The batch is refused, as its line asks.');
    expect(await batchesOf(run)).toMatchObject([{ state: 'failed' }]);
    await resumeRun(TEST_PERSON, run);
    // The judge is shown the same words, so that its batch is refused once, too.
    while ((await stateOf(run)) === 'running' && !(await isOver(run))) await look(run);
    await resumeRun(TEST_PERSON, run);
    await drive(run);
    expect((await outcomeOf(run)).every((row) => row.childText !== null)).toBe(true);
    expect(await wrongsOf(run)).toEqual([]);
  });

  test('a provider with too little room for it gets it in smaller files, and the run goes on', async () => {
    const narrow = await startRehearsal({ latencyMs: 0, failureRate: 0, batchMs: 0, batchTokens: 10_000 });
    const run = await makeTestRun({ seeds: SEEDS, baseUrl: narrow.url, driver: 'batch', config: CONFIG });
    await startRun(TEST_PERSON, { ...run, rounds: 1 });
    await handlePlanRound(await placeOf(run));
    await drive(run);
    expect(await stateOf(run)).toBe('running');
    const batches = await batchesOf(run);
    expect(batches[0]).toMatchObject({ role: 'evolver', state: 'failed', requests: 60, answered: 0 });
    expect(batches[0]?.message).toMatch(/^Enqueued token limit reached .* goes again later, in smaller files\.$/);
    expect(batches[1]).toMatchObject({ role: 'evolver', requests: 30 });
    const answered = batches.filter((batch) => batch.role === 'evolver' && batch.state === 'done');
    expect(answered.reduce((sum, batch) => sum + batch.answered, 0)).toBe(60);
    expect(await wrongsOf(run)).toEqual([]);
    await narrow.close();
  });

  test('a provider that forgot a batch does not make us pay twice unasked', async () => {
    const run = await planned(SEEDS.slice(0, 3));
    await look(run);
    await database().teacherBatch.updateMany({ where: { runId: run.runId }, data: { providerId: 'batch_gone' } });
    await look(run);
    const { state, stateReason } = await database().run.findUniqueOrThrow({ where: { id: run.runId } });
    expect(state).toBe('paused');
    expect(stateReason).toContain('knows no batch batch_gone');
  });

  test('a server without a Batch API pauses the run before anything is spent', async () => {
    const run = await planned(SEEDS.slice(0, 3));
    const baseUrl = rehearsal.url.replace('/v1', '/nothing');
    await database().teacher.update({ where: { id: run.teacherId }, data: { baseUrl } });
    await look(run);
    const { state, stateReason } = await database().run.findUniqueOrThrow({ where: { id: run.runId } });
    expect(state).toBe('paused');
    expect(stateReason).toMatch(/evolver “Rehearsal”.*no such model or address/);
    await database().teacher.update({ where: { id: run.teacherId }, data: { baseUrl: rehearsal.url } });
    await resumeRun(TEST_PERSON, run);
    await drive(run);
    expect(await wrongsOf(run)).toEqual([]);
  });
});

describe('a cap', () => {
  test('is never passed: less is sent, then the run waits, and goes on when the cap is raised', async () => {
    const run = await planned(SEEDS.slice(0, 8));
    const { projectId, runId } = run;
    await database().teacher.update({ where: { id: run.teacherId }, data: { isRehearsal: false } });
    const price = { projectId, model: 'rehearsal-1', inputPerMillion: 1, outputPerMillion: 10 };
    await database().modelPrice.create({ data: price });
    await inTransaction((tx) => setCap(tx, runId, '0.015'));
    while ((await stateOf(run)) === 'running') {
      await look(run);
      const budget = await findBudget(database(), runId);
      expect(Number(budget?.spentUsd) + Number(budget?.heldUsd)).toBeLessThanOrEqual(0.015);
    }
    expect((await database().run.findUniqueOrThrow({ where: { id: runId } })).stateReason).toContain('reached');
    const [first] = await batchesOf(run);
    expect(first?.requests).toBeGreaterThan(0);
    expect(first?.requests).toBeLessThan(8);
    await inTransaction((tx) => setCap(tx, runId, '5'));
    await resumeRun(TEST_PERSON, run);
    await drive(run);
    const calls = await callsOf(run);
    for (const { costUsd, tokensIn, tokensOut } of calls)
      expect(Number(costUsd)).toBeCloseTo(((tokensIn ?? 0) + 10 * (tokensOut ?? 0)) / 2e6, 7);
    const budget = await findBudget(database(), runId);
    expect(Number(budget?.heldUsd)).toBe(0);
    expect(Number(budget?.spentUsd)).toBeCloseTo(
      calls.reduce((sum, call) => sum + Number(call.costUsd), 0),
      6,
    );
    expect(await wrongsOf(run)).toEqual([]);
  });
});

describe('control', () => {
  test('pausing sends nothing new, but fetches what is out', async () => {
    const run = await planned(SEEDS.slice(0, 10));
    await look(run);
    await pauseRun(TEST_PERSON, run);
    while ((await openBatches(database(), (await lastRound(run)).id)).length > 0) await look(run);
    await look(run);
    expect((await batchesOf(run)).map((batch) => [batch.role, batch.state])).toEqual([['evolver', 'done']]);
    await resumeRun(TEST_PERSON, run);
    await drive(run);
    expect(await wrongsOf(run)).toEqual([]);
  });

  test('cancelling stops the provider and keeps what it answered in the ledger', async () => {
    const run = await withSentinels('', '', '[[hang]]');
    await look(run);
    const batch = async () => (await batchesOf(run))[0];
    while ((await batch())?.answered !== 2) await look(run);
    await cancelRun(TEST_PERSON, run);
    while ((await openBatches(database(), (await lastRound(run)).id)).length > 0) await look(run);
    expect(await batch()).toMatchObject({ state: 'cancelled', providerState: 'cancelled', answered: 2, failed: 0 });
    expect((await callsOf(run)).map((call) => call.errorKind)).toEqual([null, null]);
    expect(new Set((await outcomeOf(run)).map((row) => row.state))).toEqual(new Set(['cancelled']));
    expect(await database().evolution.count({ where: { runId: run.runId, batchId: { not: null } } })).toBe(0);
    expect(await wrongsOf(run)).toEqual([]);
  });
});
