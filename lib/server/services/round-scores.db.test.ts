import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { RunConfig } from '@/lib/core/domain/run';
import { type Rehearsal, startRehearsal } from '@/lib/rehearsal/server';
import { testDatabaseUrl } from '../database/test-database';
import { RETRY_POLICY } from '../worker/retry-policy';
import { type StudioWorker, startWorker } from '../worker/studio-worker';
import { makeTestRun, TEST_PERSON, type TestRun } from '../worker/test-run';
import { until, untilRunIs } from '../worker/test-run-outcome';
import { countExport } from './exports';
import { listScores, setEvolStop, setScore } from './round-scores';
import { resumeRun, startRun } from './run-control';
import { getRun } from './runs';

const SEEDS = ['Name a river.', 'Explain how a lock on a canal works.', 'Give a recipe for a soup.'];
const MEASURE = 'pass@1 on MBPP-400';
const ENTERED = { source: 'entered', measure: MEASURE } as const;
const QUICK = { ...RETRY_POLICY, firstDelayMs: 10, maxDelayMs: 50, maxDelayInTroubleMs: 50 };

let rehearsal: Rehearsal;
let worker: StudioWorker | null = null;
beforeAll(async () => {
  rehearsal = await startRehearsal({ port: 0, latencyMs: 2, failureRate: 0 });
});
afterEach(async () => {
  await worker?.stop(2_000);
  worker = null;
});
afterAll(() => rehearsal.close());

const begin = async (config: Partial<RunConfig>, rounds: number) => {
  const run = await makeTestRun({ seeds: SEEDS, baseUrl: rehearsal.url, config });
  worker = await startWorker({ databaseUrl: testDatabaseUrl(), version: 'test', retryPolicy: QUICK, sweepMs: 300 });
  await startRun(TEST_PERSON, { ...run, rounds });
  return run;
};
const score = (run: TestRun, round: number, value: number | null, note = '') =>
  setScore(TEST_PERSON, { projectId: run.projectId, runId: run.runId, round, value, note });
const reasonIs = (run: TestRun, reason: RegExp) =>
  until(async () => reason.test((await getRun(TEST_PERSON, run)).stateReason ?? ''));

describe('a run whose rounds are scored by a person', () => {
  test('waits for each score, goes on by itself, and ends with the first below the best', async () => {
    const run = await begin({ rounds: 4, evolStop: ENTERED }, 3);
    await score(run, 0, 40);
    await untilRunIs(run, 'paused');
    expect(await getRun(TEST_PERSON, run)).toMatchObject({
      stateReason: 'Waiting for the score of round 1.',
      roundsQueued: 2,
    });
    await expect(resumeRun(TEST_PERSON, run)).rejects.toThrow('Enter the score of round 1 first');
    await score(run, 1, 45, 'two seeds');
    await reasonIs(run, /round 2/);
    await score(run, 2, 41.2);
    const view = await getRun(TEST_PERSON, run);
    expect(view).toMatchObject({ state: 'finished', roundsQueued: 0 });
    expect(view.stateReason).toBe(
      `Evol Stop: ${MEASURE} fell to 41.2 with round 2, below 45 of round 1, the best. An export should hold the seeds and round 1.`,
    );
    expect(view.rounds).toHaveLength(2);
    expect(view.scores.map(({ round, value, note }) => [round, value, note])).toEqual([
      [0, 40, ''],
      [1, 45, 'two seeds'],
      [2, 41.2, ''],
    ]);
    const options = { runId: run.runId, format: 'lossless', include: 'kept', includeSeeds: true } as const;
    const count = (upToRound: number | null) =>
      countExport(TEST_PERSON, {
        projectId: run.projectId,
        options: { ...options, upToRound, shuffleSeed: null, sampleSize: null },
      });
    const [first, second] = view.rounds.map(({ counters }) => counters.kept);
    expect((await count(0)).rowCount).toBe(3);
    expect((await count(1)).rowCount).toBe(3 + (first ?? 0));
    expect((await count(null)).rowCount).toBe(3 + (first ?? 0) + (second ?? 0));
  });

  test('a mistyped score is corrected: the run can go on, and the history keeps both', async () => {
    const run = await begin({ rounds: 3, evolStop: ENTERED }, 1);
    await reasonIs(run, /Waiting for the score of round 1/);
    expect((await getRun(TEST_PERSON, run)).state).toBe('idle');
    await expect(startRun(TEST_PERSON, { ...run, rounds: 1 })).rejects.toThrow('Enter the score of round 1 first');
    await score(run, 0, 45);
    await score(run, 1, 4.52);
    expect((await getRun(TEST_PERSON, run)).state).toBe('finished');
    await score(run, 1, 45.2);
    expect(await getRun(TEST_PERSON, run)).toMatchObject({ state: 'idle', stateReason: null });
    const history = await listScores(TEST_PERSON, run);
    expect(history.map(({ value, by }) => [value, by])).toEqual([
      [45.2, null],
      [4.52, null],
      [45, null],
    ]);
    await score(run, 1, null);
    expect(await getRun(TEST_PERSON, run)).toMatchObject({ stateReason: 'Waiting for the score of round 1.' });
  });

  test('another measure does not count the scores of the first, and switched off nothing is waited for', async () => {
    const run = await begin({ rounds: 2, evolStop: ENTERED }, 1);
    await reasonIs(run, /Waiting/);
    await score(run, 1, 50);
    await expect(score(run, 2, 60)).rejects.toThrow('Round 2 is not finished');
    await setEvolStop(TEST_PERSON, { ...run, evolStop: { source: 'entered', measure: 'exact match on GSM8K dev' } });
    expect(await getRun(TEST_PERSON, run)).toMatchObject({
      scores: [],
      stateReason: 'Waiting for the score of round 1.',
    });
    await setEvolStop(TEST_PERSON, { ...run, evolStop: null });
    expect(await getRun(TEST_PERSON, run)).toMatchObject({ state: 'idle', stateReason: null });
    await expect(score(run, 1, 50)).rejects.toThrow('takes no entered scores');
  });
});

test('a proxy scores the rounds itself, and is named as one', async () => {
  const run = await begin({ rounds: 2, evolStop: { source: 'kept_share', measure: 'anything' } }, 1);
  await setEvolStop(TEST_PERSON, { ...run, evolStop: { source: 'kept_share', measure: 'pass@1' } });
  await until(async () => (await getRun(TEST_PERSON, run)).scores.length === 1);
  const { scores, rounds, state } = await getRun(TEST_PERSON, run);
  expect(scores[0]).toMatchObject({ round: 1, source: 'kept_share', measure: 'kept share (proxy)', by: null });
  expect(scores[0]?.value).toBe((rounds[0]?.counters.kept ?? 0) / 3);
  expect(state).toBe('idle');
});
