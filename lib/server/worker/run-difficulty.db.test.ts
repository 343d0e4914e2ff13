/** Judging difficulty end to end, without a worker: the test takes the job itself, so that it can let it die where it wants. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { RATED_SLOT } from '@/lib/core/evolution/operations/slots';
import { stopJobEngine } from '../jobs/job-engine';
import {
  cancelDifficulty,
  estimateDifficulty,
  listDifficulty,
  resumeDifficulty,
  startDifficulty,
} from '../services/difficulty';
import { startRun } from '../services/run-control';
import { readTemplateEffects } from '../services/template-effects';
import { database } from '../store/connection';
import { unfinishedEvolutionIds } from '../store/evolutions';
import { setPrice } from '../store/prices';
import { Evolver } from './evolve';
import { handleFinishRound } from './finish-round';
import { handlePlanRound } from './plan-round';
import { RETRY_POLICY } from './retry-policy';
import { DifficultyRunner } from './run-difficulty';
import { TeacherPool } from './teacher-pool';
import { makeTestRun, TEST_PERSON, type TestRun } from './test-run';
import { lastRound, until } from './test-run-outcome';
import { startTestTeacher, type TestTeacher } from './test-teacher';

const QUICK = { ...RETRY_POLICY, firstDelayMs: 1, maxDelayMs: 1, maxDelayInTroubleMs: 1 };
const SEEDS = ['river', 'hill', 'lake', 'wood', 'plain', 'coast'].map((thing) => `Name a ${thing}.`);

let teacher: TestTeacher;
beforeAll(async () => {
  teacher = await startTestTeacher();
});
afterEach(() => {
  teacher.failWith = () => null;
  teacher.hold = Promise.resolve();
  teacher.latencyMs = 0;
});
afterAll(async () => {
  await teacher.close();
  await stopJobEngine();
});

const ratedIn = (prompt: string) => (prompt.includes(RATED_SLOT) ? (prompt.split(RATED_SLOT)[1] ?? '') : null);
/** A seed is a 3 and its child, which says why, a 5; the coast is a riddle. */
const scored = (prompt: string) => {
  const rated = ratedIn(prompt);
  if (rated === null) return null;
  if (rated.includes('coast')) return 'between 6 and 7';
  return rated.includes('say why') ? 'Score: 5' : '3';
};

/** One round: six seeds, each with a kept child of deepening. */
const playedRun = async (maxConcurrency = 16): Promise<TestRun> => {
  teacher.replyWith = scored;
  const run = await makeTestRun({
    ...{ seeds: SEEDS, baseUrl: teacher.url, template: 'Evolve: {{instruction}}', maxConcurrency },
    config: { weights: { deepening: 1 } },
  });
  await startRun(TEST_PERSON, { ...run, rounds: 1 });
  const payload = { projectId: run.projectId, runId: run.runId, roundId: (await lastRound(run)).id };
  await handlePlanRound(payload);
  const evolver = new Evolver(QUICK);
  for (const evolutionId of await unfinishedEvolutionIds(database(), payload.roundId)) {
    await evolver.evolve({ ...payload, evolutionId });
  }
  await handleFinishRound(payload);
  teacher.asked = [];
  return run;
};

const runner = () => new DifficultyRunner(new TeacherPool(), QUICK);
const wishOf = ({ projectId, teacherId }: TestRun, perVersion = 100) => ({ projectId, teacherId, perVersion });
const jobOf = async ({ projectId }: TestRun) => (await listDifficulty(TEST_PERSON, { projectId }))[0];
const rated = () => teacher.asked.flatMap((prompt) => ratedIn(prompt) ?? []);

test('a sample and its parents are scored once, with their calls, and the gain is seen', async () => {
  const run = await playedRun();
  const { projectId, teacherId } = run;
  await setPrice(database(), run.scope, {
    model: 'rehearsal-1',
    price: { inputPerMillion: '1', cachedPerMillion: null, outputPerMillion: '1', batchShare: '0.5' },
    changedById: TEST_PERSON.id,
  });
  const estimate = await estimateDifficulty(TEST_PERSON, wishOf(run));
  expect(estimate).toMatchObject({ instructions: 12, known: 0, calls: 12, model: 'rehearsal-1', promptVersion: 1 });
  expect(Number(estimate.costUsd)).toBeGreaterThan(0);
  const { id: jobId } = await startDifficulty(TEST_PERSON, wishOf(run));
  await expect(startDifficulty(TEST_PERSON, wishOf(run))).rejects.toThrow('being judged in this project already');
  await runner().run({ projectId, jobId });

  expect(await jobOf(run)).toMatchObject({
    ...{ state: 'done', total: 12, doneCount: 12, unparsedCount: 2, failedCount: 0, callCount: 12 },
    costUsd: '0.00009600',
  });
  expect(new Set(rated()).size).toBe(12);
  const scores = await database().difficultyScore.findMany({ where: { projectId } });
  const calls = await database().teacherCall.findMany({ where: { id: { in: scores.map(({ callId }) => callId) } } });
  expect(calls).toHaveLength(12);
  for (const call of calls) {
    expect(call).toMatchObject({ role: 'judge', evolutionId: null, roundId: null, teacherId });
    expect(call.request).toMatchObject({ parameters: { temperature: 0 } });
  }
  const { versions, judge } = await readTemplateEffects(TEST_PERSON, { projectId });
  expect(judge).toMatchObject({ teacher: 'Rehearsal', model: 'rehearsal-1', promptVersion: 1, scoreCount: 10 });
  expect(versions[0]?.total).toMatchObject({
    unparsed: 1,
    measures: { difficulty: { value: 5, n: 5 }, gain: { value: 2, n: 5 } },
  });
  await expect(startDifficulty(TEST_PERSON, wishOf(run))).rejects.toThrow('nothing to judge');
});

test('a larger sample holds the smaller one and asks only for the rest', async () => {
  const run = await playedRun();
  const small = await startDifficulty(TEST_PERSON, wishOf(run, 2));
  await runner().run({ projectId: run.projectId, jobId: small.id });
  expect(small.total).toBe(4);
  expect(await estimateDifficulty(TEST_PERSON, wishOf(run, 5))).toMatchObject({ instructions: 10, known: 4, calls: 6 });
  const large = await startDifficulty(TEST_PERSON, wishOf(run, 5));
  await runner().run({ projectId: run.projectId, jobId: large.id });
  expect(rated()).toHaveLength(10);
  const drawn = await database().difficultyScore.count({ where: { projectId: run.projectId, isDrawn: true } });
  expect(drawn).toBe(5);
  expect(new Set(rated()).size).toBe(10);
});

test('a worker that leaves is taken over, and nothing that was answered is asked again', async () => {
  const run = await playedRun(2);
  const { id: jobId } = await startDifficulty(TEST_PERSON, wishOf(run));
  teacher.latencyMs = 20;
  const first = runner();
  const left = first.run({ projectId: run.projectId, jobId });
  await until(async () => ((await jobOf(run))?.doneCount ?? 0) >= 3);
  first.stop();
  await expect(left).rejects.toThrow('the worker leaves');
  expect((await jobOf(run))?.state).toBe('running');
  await runner().run({ projectId: run.projectId, jobId });
  expect(await jobOf(run)).toMatchObject({ state: 'done', doneCount: 12, callCount: 12 });
  expect(rated()).toHaveLength(12);
});

test('a wrong key stops it with a sentence, and it goes on after it was mended', async () => {
  const run = await playedRun();
  const { id: jobId } = await startDifficulty(TEST_PERSON, wishOf(run));
  const place = { projectId: run.projectId, jobId };
  teacher.failWith = () => 401;
  await runner().run(place);
  expect(await jobOf(run)).toMatchObject({ state: 'stopped', doneCount: 0 });
  expect((await jobOf(run))?.message).toMatch(/^The judge “Rehearsal” cannot be used: key refused: .* Then resume\.$/);
  teacher.failWith = () => null;
  await resumeDifficulty(TEST_PERSON, place);
  await runner().run(place);
  expect(await jobOf(run)).toMatchObject({ state: 'done', doneCount: 12, message: null });
});

test('cancelled, it keeps what is scored and asks for nothing more', async () => {
  const run = await playedRun(1);
  const { id: jobId } = await startDifficulty(TEST_PERSON, wishOf(run));
  const place = { projectId: run.projectId, jobId };
  teacher.latencyMs = 20;
  const going = runner().run(place);
  await until(async () => ((await jobOf(run))?.doneCount ?? 0) >= 2);
  await cancelDifficulty(TEST_PERSON, place);
  await going;
  const job = await jobOf(run);
  expect(job?.state).toBe('cancelled');
  expect(job?.doneCount).toBeLessThan(12);
  expect(await database().difficultyScore.count({ where: { projectId: run.projectId } })).toBe(job?.doneCount);
  await expect(cancelDifficulty(TEST_PERSON, place)).rejects.toThrow('over already');
});

test('an instruction that the teacher refuses fails alone', async () => {
  const run = await playedRun();
  teacher.failWith = (prompt) => (ratedIn(prompt)?.includes('lake') ? 400 : null);
  const { id: jobId } = await startDifficulty(TEST_PERSON, wishOf(run));
  await runner().run({ projectId: run.projectId, jobId });
  expect(await jobOf(run)).toMatchObject({ state: 'done', doneCount: 12, failedCount: 2 });
});
