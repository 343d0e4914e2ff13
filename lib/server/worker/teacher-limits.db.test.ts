import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BREAKER_RULES } from '@/lib/core/domain/circuit-breaker';
import { testDatabaseUrl } from '../database/test-database';
import { resumeRun, retryFailed, startRun } from '../services/run-control';
import { getRun } from '../services/runs';
import { updateTeacher } from '../services/teachers';
import { database } from '../store/connection';
import { findTeacher } from '../store/teachers';
import { RETRY_POLICY } from './retry-policy';
import { type StudioWorker, startWorker } from './studio-worker';
import { makeTestRun, TEST_PERSON, type TestRun } from './test-run';
import { lastRound, outcomeOf, until, untilRunIs, wrongsOf } from './test-run-outcome';
import { startTestTeacher, type TestTeacher } from './test-teacher';

const QUICK = { ...RETRY_POLICY, firstDelayMs: 5, maxDelayMs: 20, maxDelayInTroubleMs: 20 };
const SEEDS = Array.from({ length: 30 }, (_, i) => `Name ${i + 2} rivers.`);
const TEMPLATE = 'Evolve: {{instruction}}';
const CONFIG = { rounds: 1, weights: { constraints: 1, deepening: 1 } } as const;

let teacher: TestTeacher;
const workers: StudioWorker[] = [];

const work = async (retryPolicy = QUICK) => {
  const worker = await startWorker({ databaseUrl: testDatabaseUrl(), version: 'test', retryPolicy });
  workers.push(worker);
  return worker;
};
const makeRun = (seeds = SEEDS, maxConcurrency = 16) =>
  makeTestRun({ seeds, baseUrl: teacher.url, template: TEMPLATE, config: CONFIG, maxConcurrency });
const change = async (run: TestRun, changes: Partial<Parameters<typeof updateTeacher>[1]>) => {
  const before = await findTeacher(database(), run.scope, run.teacherId);
  if (!before) throw new Error('there is no teacher');
  const { name, baseUrl, model, parameters, maxConcurrency, requestTimeoutMs } = before;
  const kept = { name, baseUrl, model, parameters, maxConcurrency, requestTimeoutMs };
  await updateTeacher(TEST_PERSON, { ...run, ...kept, ...changes });
};

beforeEach(async () => {
  teacher = await startTestTeacher();
});
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.stop(1_000);
  await teacher.close();
});

describe('a rate limit', () => {
  test('costs no try, and is waited for by everybody', async () => {
    const run = await makeRun();
    await startRun(TEST_PERSON, { ...run, rounds: 1 });
    let refusals = 0;
    teacher.failHeaders = { 'retry-after-ms': '60' };
    teacher.failWith = () => (refusals++ < 120 ? 429 : null);
    await work();
    await untilRunIs(run, 'finished');
    // Thirty evolutions of which each was refused four times on average, more often than it may be tried.
    expect((await lastRound(run)).counters).toMatchObject({ failed: 0, open: 0, calls: 120 + 90 });
    expect(await wrongsOf(run)).toEqual([]);
  });

  test('that names a time is shown until when, and a changed teacher is not held to it', async () => {
    const run = await makeRun(SEEDS.slice(0, 4));
    await startRun(TEST_PERSON, { ...run, rounds: 1 });
    teacher.failHeaders = { 'retry-after': '600' };
    teacher.failWith = () => 429;
    await work();
    await until(async () => (await getRun(TEST_PERSON, run)).waits.length > 0);
    const [wait] = (await getRun(TEST_PERSON, run)).waits;
    expect(wait).toMatchObject({ kind: 'refused', teacher: 'Rehearsal' });
    expect(wait?.kind === 'refused' && Date.parse(wait.until) - Date.now()).toBeGreaterThan(500_000);
    teacher.failWith = () => null;
    await change(run, { model: 'another' });
    await untilRunIs(run, 'finished');
    expect(teacher.requests.at(-1)?.model).toBe('another');
  });

  test('set by a person is kept by two workers together', async () => {
    const run = await makeRun();
    const perSecond = 25;
    await change(run, { requestsPerMinute: perSecond * 60 });
    await startRun(TEST_PERSON, { ...run, rounds: 1 });
    await Promise.all([work(), work()]);
    await untilRunIs(run, 'finished');
    const [first, last] = [teacher.requests[1]?.at ?? 0, teacher.requests.at(-1)?.at ?? 0];
    const calls = teacher.requests.length - 1;
    expect(calls).toBe(90);
    // A second's worth may come at once, and a call arrives a little later than it leaves.
    const allowed = ((last - first) / 1000) * perSecond + perSecond;
    expect(calls).toBeLessThanOrEqual(allowed * 1.02 + 5);
  });

  test('is learned from the headers of the replies', async () => {
    const run = await makeRun(SEEDS.slice(0, 6));
    teacher.answerHeaders = { 'x-ratelimit-limit-requests': '6000', 'x-ratelimit-limit-tokens': '900000' };
    await startRun(TEST_PERSON, { ...run, rounds: 1 });
    await work();
    await untilRunIs(run, 'finished');
    const row = await database().teacherAllowance.findUniqueOrThrow({ where: { teacherId: run.teacherId } });
    expect(row).toMatchObject({ requestsPerMinute: 6000, tokensPerMinute: 900_000 });
  });
});

describe('calls at once', () => {
  test('are shared by two workers, and a change holds from the next call on', async () => {
    const gate = Promise.withResolvers<void>();
    const run = await makeRun(SEEDS, 4);
    // Before the round, since calls in flight are not cut when another worker comes.
    await work();
    await work();
    await startRun(TEST_PERSON, { ...run, rounds: 1 });
    teacher.mostAtOnce = 0;
    teacher.hold = gate.promise;
    await until(async () => teacher.mostAtOnce === 4);
    await change(run, { maxConcurrency: 10 });
    await until(async () => teacher.mostAtOnce === 10);
    gate.resolve();
    await untilRunIs(run, 'finished');
    expect(teacher.mostAtOnce).toBe(10);
    expect(await wrongsOf(run)).toEqual([]);
  });

  test('one call at once is one, with two workers as well', async () => {
    const run = await makeRun(SEEDS.slice(0, 5), 1);
    await startRun(TEST_PERSON, { ...run, rounds: 1 });
    teacher.mostAtOnce = 0;
    await Promise.all([work(), work()]);
    await untilRunIs(run, 'finished');
    expect(teacher.mostAtOnce).toBe(1);
    // The worker without a part did not take what it cannot do.
    expect(await wrongsOf(run)).toEqual([]);
  });
});

describe('a teacher that is down', () => {
  const impatient = { ...QUICK, breaker: { ...BREAKER_RULES, patienceMs: 200 } };

  test('pauses the run with a sentence, costs no evolution, and goes on when it is resumed', async () => {
    const run = await makeRun();
    await startRun(TEST_PERSON, { ...run, rounds: 1 });
    teacher.failWith = () => 503;
    await work(impatient);
    const paused = await untilRunIs(run, 'paused');
    expect(paused.stateReason).toMatch(
      /^The evolver “Rehearsal” has given no answer for 1 min: teacher overloaded \(HTTP 503.*Then resume\.$/,
    );
    expect((await lastRound(run)).counters.failed).toBe(0);
    teacher.failWith = () => null;
    await resumeRun(TEST_PERSON, run);
    await untilRunIs(run, 'finished');
    expect((await lastRound(run)).counters).toMatchObject({ failed: 0, kept: 30 });
    expect(await wrongsOf(run)).toEqual([]);
  });
});

describe('what failed', () => {
  test('is tried again in the same round, with the same operation, and never has two children', async () => {
    const run = await makeRun(SEEDS.slice(0, 6));
    await startRun(TEST_PERSON, { ...run, rounds: 1 });
    teacher.failWith = (prompt) => (/Name [24]/.test(prompt) || prompt.startsWith('Name 3') ? 400 : null);
    await work();
    await untilRunIs(run, 'finished');
    const before = await outcomeOf(run);
    expect(before.map((row) => row.state)).toEqual(['failed', 'failed', 'failed', 'kept', 'kept', 'kept']);
    expect(before[1]?.childText).not.toBeNull();
    const asked = teacher.answered.length;
    teacher.failWith = () => null;
    expect(await retryFailed(TEST_PERSON, run)).toMatchObject({ state: 'running', rounds: [{ state: 'running' }] });
    await untilRunIs(run, 'finished');
    const after = await outcomeOf(run);
    expect(after.map((row) => row.state)).toEqual(Array(6).fill('kept'));
    expect(after.map((row) => row.operation)).toEqual(before.map((row) => row.operation));
    // Two from the start; the third had a child and was judged, and only its answer was missing.
    expect(teacher.answered.length - asked).toBe(3 + 3 + 1);
    expect(await database().instruction.count({ where: { runId: run.runId } })).toBe(6);
    expect((await lastRound(run)).counters).toMatchObject({ planned: 6, open: 0, kept: 6, failed: 0 });
    expect(await wrongsOf(run)).toEqual([]);
    await expect(retryFailed(TEST_PERSON, run)).rejects.toThrow('Nothing failed');
  });
});

describe('a worker that is told to stop', () => {
  test('gives what it cannot finish to another one at once', async () => {
    const gate = Promise.withResolvers<void>();
    const run = await makeRun(SEEDS.slice(0, 8));
    await startRun(TEST_PERSON, { ...run, rounds: 1 });
    teacher.hold = gate.promise;
    const first = await work();
    await until(async () => teacher.requests.length === 9);
    workers.splice(0);
    await first.stop(50);
    teacher.hold = Promise.resolve();
    gate.resolve();
    await work();
    await untilRunIs(run, 'finished');
    expect((await lastRound(run)).counters).toMatchObject({ kept: 8, failed: 0 });
    expect(await wrongsOf(run)).toEqual([]);
  });
});
