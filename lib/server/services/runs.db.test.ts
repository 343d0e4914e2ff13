import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '@/lib/core/domain/person';
import { PAPER_CONFIG } from '@/lib/core/evolution/methods/evol-instruct';
import { stopJobEngine } from '../jobs/job-engine';
import { closeDatabase, database } from '../store/connection';
import { setTeacherArchived } from '../store/teachers';
import { makeTestRun, TEST_PERSON, type TestRun } from '../worker/test-run';
import { startTestTeacher, type TestTeacher } from '../worker/test-teacher';
import { estimateRunSize } from './estimates';
import { cancelRun, pauseRun, resumeRun, startRun } from './run-control';
import { createRun, getRoundReport, getRun, listRuns } from './runs';

const NOBODY = 'http://127.0.0.1:9/v1';
const UNKNOWN_ID = '01a202d5-3fd4-7364-85d9-2450ffa31409';
const ANNOTATOR: Person = { ...TEST_PERSON, id: 'person-2', role: 'annotator' };

let run: TestRun;
let teacher: TestTeacher;
beforeAll(async () => {
  teacher = await startTestTeacher();
  run = await makeTestRun({ seeds: ['Name a river.', 'Name a hill.'], baseUrl: teacher.url, config: { rounds: 2 } });
});
afterAll(async () => {
  await teacher.close();
  await stopJobEngine();
  await closeDatabase();
});

const newRun = async (changes: { teacher?: string; seedSetIds?: string[] } = {}) => {
  const { seedSets } = await getRun(TEST_PERSON, run);
  const teacherId = changes.teacher ?? run.teacherId;
  return {
    projectId: run.projectId,
    name: 'Another',
    config: PAPER_CONFIG,
    seedSetIds: changes.seedSetIds ?? seedSets.map((set) => set.id),
    teacherIds: { evolver: run.teacherId, judge: teacherId, responder: run.teacherId },
  };
};

describe('making a run', () => {
  test('gives every seed a lineage, once, and marks what the rehearsal teacher makes', async () => {
    const input = await newRun();
    const view = await createRun(TEST_PERSON, { ...input, seedSetIds: [...input.seedSetIds, ...input.seedSetIds] });
    expect(view).toMatchObject({ state: 'idle', lineageCount: 2, isRehearsal: true, poolSize: 2, rounds: [] });
    expect((await listRuns(TEST_PERSON, run))[0]?.id).toBe(view.id);
  });

  test.each([
    [{ method: 'hearsay' }, 'config.method'],
    [{ preset: 'hearsay' }, 'config.preset'],
    [{ weights: { constraints: 1, singing: 1 } }, 'config.weights.singing'],
  ])('names what nobody knows: %j', async (change, place) => {
    const input = await newRun();
    const unknown = { ...input, config: { ...input.config, ...change } };
    await expect(createRun(TEST_PERSON, unknown)).rejects.toMatchObject({ code: 'invalid_input', details: { place } });
  });

  test('names the teacher that cannot be used', async () => {
    await expect(createRun(TEST_PERSON, await newRun({ teacher: UNKNOWN_ID }))).rejects.toMatchObject({
      code: 'invalid_input',
      details: { place: 'teacherIds.judge' },
    });
    await setTeacherArchived(database(), run.scope, run.teacherId, new Date());
    await expect(createRun(TEST_PERSON, await newRun())).rejects.toMatchObject({
      details: { place: 'teacherIds.evolver' },
    });
    await setTeacherArchived(database(), run.scope, run.teacherId, null);
  });

  test('refuses seeds of another project', async () => {
    const other = await makeTestRun({ seeds: ['Elsewhere.'], baseUrl: NOBODY });
    const foreign = (await getRun(TEST_PERSON, other)).seedSets.map((set) => set.id);
    await expect(createRun(TEST_PERSON, await newRun({ seedSetIds: foreign }))).rejects.toMatchObject({
      code: 'invalid_input',
      details: { place: 'seedSetIds' },
    });
    await expect(getRun(TEST_PERSON, { ...run, runId: other.runId })).rejects.toMatchObject({ code: 'not_found' });
  });

  test('is told beforehand how large it can become', async () => {
    const { seedSetIds } = await newRun();
    const input = { projectId: run.projectId, seedSetIds, rounds: 4, asksJudge: true };
    expect(await estimateRunSize(TEST_PERSON, input)).toMatchObject({
      lineages: 2,
      callsAtMost: 24,
      poolAtMost: 10,
      measuredFailureShare: null,
    });
  });
});

describe('controlling a run', () => {
  test('goes only the ways that its state allows', async () => {
    await expect(pauseRun(TEST_PERSON, run)).rejects.toThrow('Nothing is running.');
    expect(await startRun(TEST_PERSON, { ...run, rounds: 20 })).toMatchObject({ state: 'running', roundsQueued: 1 });
    await expect(startRun(TEST_PERSON, { ...run, rounds: 1 })).rejects.toThrow('A round is running.');
    expect(await pauseRun(TEST_PERSON, run)).toMatchObject({ state: 'paused', stateReason: 'Paused by Ada.' });
    expect(await resumeRun(TEST_PERSON, run)).toMatchObject({ state: 'running', stateReason: null });
    const cancelled = await cancelRun(TEST_PERSON, run);
    expect(cancelled).toMatchObject({ state: 'cancelled', roundsQueued: 0 });
    expect(cancelled.rounds.map((round) => round.state)).toEqual(['cancelled']);
    await expect(resumeRun(TEST_PERSON, run)).rejects.toThrow('The run is not paused.');
  });

  test('is not for annotators', async () => {
    await expect(startRun(ANNOTATOR, { ...run, rounds: 1 })).rejects.toMatchObject({ code: 'not_allowed' });
    expect((await getRun(ANNOTATOR, run)).id).toBe(run.runId);
  });

  test('a round that is not there has no report', async () => {
    await expect(getRoundReport(TEST_PERSON, { ...run, number: 9 })).rejects.toThrow('This run has no round 9.');
  });
});
