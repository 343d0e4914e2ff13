import { afterAll, beforeAll, expect, test } from 'vitest';
import { PAPER_CONFIG } from '@/lib/core/evolution/methods/evol-instruct';
import { stopJobEngine } from '../jobs/job-engine';
import { changeOperation, createOperation, switchOffOperation } from '../services/operations';
import { startRun } from '../services/run-control';
import { createRun, getRun } from '../services/runs';
import { closeDatabase, database } from '../store/connection';
import { unfinishedEvolutionIds } from '../store/evolutions';
import { Evolver } from './evolve';
import { handleFinishRound } from './finish-round';
import { handlePlanRound } from './plan-round';
import { RETRY_POLICY } from './retry-policy';
import { makeTestRun, TEST_PERSON, type TestRun } from './test-run';
import { lastRound } from './test-run-outcome';
import { startTestTeacher, type TestTeacher } from './test-teacher';

const TEXT = 'As a riddle, after the line "Riddle:".\n\n{{instruction}}';
const SETTINGS = { family: 'in_depth', icon: 'lightbulb', summary: 'As a riddle.', replyLabel: null } as const;

let teacher: TestTeacher;
let base: TestRun;
beforeAll(async () => {
  teacher = await startTestTeacher();
  base = await makeTestRun({ seeds: ['Name a river.', 'Name a hill.'], baseUrl: teacher.url });
});
afterAll(async () => {
  await teacher.close();
  await stopJobEngine();
  await closeDatabase();
});

async function runOf(operation: string): Promise<TestRun> {
  const { seedSets } = await getRun(TEST_PERSON, base);
  const { teacherId } = base;
  const run = await createRun(TEST_PERSON, {
    ...{ projectId: base.projectId, name: operation, seedSetIds: seedSets.map(({ id }) => id) },
    config: { ...PAPER_CONFIG, preset: 'custom', rounds: 2, weights: { [operation]: 1 } },
    teacherIds: { evolver: teacherId, judge: teacherId, responder: teacherId },
  });
  return { ...base, runId: run.id };
}

async function makeRound(run: TestRun) {
  await startRun(TEST_PERSON, { ...run, rounds: 1 });
  const payload = { projectId: run.projectId, runId: run.runId, roundId: (await lastRound(run)).id };
  await handlePlanRound(payload);
  const evolver = new Evolver(RETRY_POLICY);
  for (const evolutionId of await unfinishedEvolutionIds(database(), payload.roundId))
    await evolver.evolve({ ...payload, evolutionId });
  await handleFinishRound(payload);
  return database().evolution.findMany({ where: { roundId: payload.roundId }, orderBy: { ordinal: 'asc' } });
}

test('a run keeps what its own operations were: settings that change later, and switching off, touch only later runs', async () => {
  const { projectId } = base;
  const operation = { projectId, operation: 'riddle' };
  await createOperation(TEST_PERSON, { ...operation, ...SETTINGS, skippedRules: ['equal'], text: TEXT });
  const run = await runOf('riddle');
  const snapshot = { riddle: { family: 'in_depth', skippedRules: ['equal'] } };
  expect((await getRun(TEST_PERSON, run)).config.ownOperations).toEqual(snapshot);
  await changeOperation(TEST_PERSON, { ...operation, ...SETTINGS, skippedRules: [] });

  const first = await makeRound(run);
  expect(first).toMatchObject([
    { operation: 'riddle', state: 'kept', progress: { finishReason: 'stop' } },
    { operation: 'riddle', state: 'kept' },
  ]);
  // The rule was skipped when the run was made, so its judge was never asked.
  for (const { progress } of first) expect(progress).not.toHaveProperty('equality');

  const later = await makeRound(await runOf('riddle'));
  for (const { progress } of later) expect(progress).toHaveProperty('equality');

  await switchOffOperation(TEST_PERSON, operation);
  expect(await makeRound(run)).toHaveLength(2);
  await expect(runOf('riddle')).rejects.toMatchObject({ details: { place: 'config.weights.riddle' } });
});

test('without the label that it asks for, a reply is unusable', async () => {
  const labelled = { projectId: base.projectId, operation: 'labelled', ...SETTINGS, replyLabel: 'Riddle:' };
  await createOperation(TEST_PERSON, { ...labelled, skippedRules: [], text: TEXT });
  for (const evolution of await makeRound(await runOf('labelled')))
    expect(evolution).toMatchObject({ state: 'failed', failureKind: 'unparsable' });
});
