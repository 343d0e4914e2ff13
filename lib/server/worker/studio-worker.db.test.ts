import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Rehearsal, startRehearsal } from '@/lib/rehearsal/server';
import { testDatabaseUrl } from '../database/test-database';
import { cancelRun, pauseRun, resumeRun, startRun } from '../services/run-control';
import { getRoundReport, getRun } from '../services/runs';
import { database } from '../store/connection';
import { RETRY_POLICY } from './retry-policy';
import { type StudioWorker, startWorker } from './studio-worker';
import { makeTestRun, TEST_PERSON } from './test-run';
import { lastRound, outcomeOf, until, untilRunIs, wrongsOf } from './test-run-outcome';

const SEEDS = Array.from(
  { length: 60 },
  (_, i) => `Describe how a town of ${i + 2} thousand people plans its library.`,
);
const QUICK = { ...RETRY_POLICY, firstDelayMs: 10, maxDelayMs: 50, maxDelayInTroubleMs: 50 };

let rehearsal: Rehearsal;
const workers: StudioWorker[] = [];

const work = async () => {
  const worker = await startWorker({
    databaseUrl: testDatabaseUrl(),
    version: 'test',
    retryPolicy: QUICK,
    sweepMs: 300,
  });
  workers.push(worker);
  return worker;
};

beforeAll(async () => {
  rehearsal = await startRehearsal({ port: 0, latencyMs: 3, failureRate: 0.15 });
});
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.stop(2_000);
});
afterAll(() => rehearsal.close());

describe('a worker', () => {
  test('makes two rounds of sixty seeds, end to end', async () => {
    const run = await makeTestRun({ seeds: SEEDS, baseUrl: rehearsal.url, config: { rounds: 2 } });
    await work();
    await startRun(TEST_PERSON, { ...run, rounds: 2 });
    await untilRunIs(run, 'finished');
    const view = await getRun(TEST_PERSON, run);
    expect(view.rounds.map((round) => round.state)).toEqual(['finished', 'finished']);
    const kept = view.rounds.reduce((sum, round) => sum + round.counters.kept, 0);
    expect(view.poolSize).toBe(60 + kept);
    expect(kept).toBeGreaterThan(60);
    expect(view.rounds.map((round) => round.counters.planned)).toEqual([60, 60]);
    expect(await wrongsOf(run)).toEqual([]);
    const children = await database().instruction.findMany({ where: { runId: run.runId } });
    expect(children.every((child) => child.isRehearsal)).toBe(true);
    const report = await getRoundReport(TEST_PERSON, { ...run, number: 1 });
    expect(report.operations.reduce((sum, row) => sum + row.planned, 0)).toBe(60);
    expect(report.drops.reduce((sum, row) => sum + row.count, 0)).toBe(report.round.counters.eliminated);
  });

  test('does the same for the same seed, whatever the order', async () => {
    const options = { seeds: SEEDS.slice(0, 20), baseUrl: rehearsal.url, config: { rounds: 1, randomSeed: 5 } };
    const first = await makeTestRun({ ...options, maxConcurrency: 1 });
    const second = await makeTestRun({ ...options, maxConcurrency: 20 });
    await work();
    await startRun(TEST_PERSON, { ...first, rounds: 1 });
    await startRun(TEST_PERSON, { ...second, rounds: 1 });
    await untilRunIs(first, 'finished');
    await untilRunIs(second, 'finished');
    expect(await outcomeOf(second)).toEqual(await outcomeOf(first));
  });

  test('shares a round with a second worker without doubling anything', async () => {
    const run = await makeTestRun({ seeds: SEEDS, baseUrl: rehearsal.url, config: { rounds: 1 }, maxConcurrency: 4 });
    await startRun(TEST_PERSON, { ...run, rounds: 1 });
    await Promise.all([work(), work()]);
    await untilRunIs(run, 'finished');
    expect(await wrongsOf(run)).toEqual([]);
    const answered = await database().teacherCall.groupBy({
      by: ['evolutionId', 'role'],
      where: { projectId: run.projectId, errorKind: null, role: 'evolver' },
      _count: true,
    });
    expect(answered).toHaveLength(60);
    expect(answered.every((row) => row._count === 1)).toBe(true);
  });

  test('survives every failure that can be forced', async () => {
    const flawless = await startRehearsal({ port: 0, latencyMs: 3, failureRate: 0 });
    const sentinels = [
      '[[429]]',
      '[[500]]',
      '[[500-always]]',
      '[[hang]]',
      '[[cut]]',
      '[[empty]]',
      '[[leak]]',
      '[[refuse]]',
      '[[unparsed]]',
    ];
    const run = await makeTestRun({
      seeds: sentinels.map((sentinel) => `Explain how tides follow the moon. ${sentinel}`),
      baseUrl: flawless.url,
      config: { rounds: 1, weights: { constraints: 1 } },
      requestTimeoutMs: 1_000,
    });
    await work();
    await startRun(TEST_PERSON, { ...run, rounds: 1 });
    await untilRunIs(run, 'finished');
    const outcome = await outcomeOf(run);
    const of = (sentinel: string) => outcome[sentinels.indexOf(sentinel)];
    expect(of('[[500-always]]')).toMatchObject({ state: 'failed', failureKind: 'overloaded', childText: null });
    expect(of('[[hang]]')).toMatchObject({ state: 'failed', failureKind: 'timeout' });
    expect(of('[[leak]]')).toMatchObject({ state: 'eliminated', rule: 'copied' });
    expect(of('[[refuse]]')).toMatchObject({ state: 'eliminated', rule: 'sorry80' });
    expect(of('[[unparsed]]')).toMatchObject({ state: 'undecided', verdict: 'undecided' });
    expect(of('[[empty]]')).toMatchObject({ state: 'failed', failureKind: 'unparsable' });
    for (const once of ['[[429]]', '[[500]]']) expect(of(once)).toMatchObject({ state: 'kept' });
    const report = await getRoundReport(TEST_PERSON, { ...run, number: 1 });
    const kinds = Object.fromEntries(report.callErrors.map((row) => [row.kind, row.count]));
    expect(kinds).toMatchObject({ rate_limited: expect.any(Number), timeout: QUICK.maxTries });
    expect(await wrongsOf(run)).toEqual([]);
    await flawless.close();
  });

  test('tries again within the round when it is told to', async () => {
    const run = await makeTestRun({
      seeds: ['Explain how tides follow the moon. [[500-always]]'],
      baseUrl: rehearsal.url,
      config: { rounds: 1, onFailure: { kind: 'retry_now', retries: 2 } },
    });
    await work();
    await startRun(TEST_PERSON, { ...run, rounds: 1 });
    await untilRunIs(run, 'finished');
    expect((await outcomeOf(run)).map(({ attempt, state }) => [attempt, state])).toEqual([
      [1, 'failed'],
      [2, 'failed'],
      [3, 'failed'],
    ]);
    expect((await lastRound(run)).counters).toMatchObject({ planned: 3, open: 0, failed: 3 });
    expect(await wrongsOf(run)).toEqual([]);
  });
});

describe('control', () => {
  test('pausing stops new calls and keeps what was answered; resuming goes on', async () => {
    const run = await makeTestRun({ seeds: SEEDS, baseUrl: rehearsal.url, config: { rounds: 1 }, maxConcurrency: 2 });
    const worker = await work();
    await startRun(TEST_PERSON, { ...run, rounds: 1 });
    await until(async () => (await lastRound(run)).counters.calls >= 10);
    const paused = await pauseRun(TEST_PERSON, run);
    expect(paused).toMatchObject({ state: 'paused', stateReason: 'Paused by Ada.' });
    await until(async () => worker.inFlight() === 0);
    const { counters } = await lastRound(run);
    expect(counters.open).toBeGreaterThan(0);
    expect(await wrongsOf(run)).toEqual([]);
    await resumeRun(TEST_PERSON, run);
    await untilRunIs(run, 'finished');
    expect((await lastRound(run)).counters).toMatchObject({ planned: 60, open: 0 });
    expect(await wrongsOf(run)).toEqual([]);
  });

  test('cancelling ends what is open and starts nothing more', async () => {
    const run = await makeTestRun({ seeds: SEEDS, baseUrl: rehearsal.url, config: { rounds: 3 }, maxConcurrency: 2 });
    const worker = await work();
    await startRun(TEST_PERSON, { ...run, rounds: 3 });
    await until(async () => (await lastRound(run)).counters.calls >= 10);
    await cancelRun(TEST_PERSON, run);
    await until(async () => worker.inFlight() === 0);
    const states = new Set((await outcomeOf(run)).map((row) => row.state));
    expect([...states].filter((state) => ['planned', 'evolved', 'judged', 'answered'].includes(state))).toEqual([]);
    expect(states.has('cancelled')).toBe(true);
    expect(await getRun(TEST_PERSON, run)).toMatchObject({ state: 'cancelled', roundsQueued: 0 });
    expect(await wrongsOf(run)).toEqual([]);
    await expect(startRun(TEST_PERSON, { ...run, rounds: 1 })).rejects.toThrow('The run is cancelled.');
  });
});
