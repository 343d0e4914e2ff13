import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stopJobEngine } from '../jobs/job-engine';
import { startRun } from '../services/run-control';
import { database } from '../store/connection';
import { unfinishedEvolutionIds } from '../store/evolutions';
import { chooseTemplateVersion, insertTemplateVersion } from '../store/templates';
import { Evolver } from './evolve';
import { handleFinishRound } from './finish-round';
import { handlePlanRound } from './plan-round';
import { RETRY_POLICY } from './retry-policy';
import type { WriteSteps } from './step-writer';
import { makeTestRun, TEST_PERSON, type TestRun } from './test-run';
import { lastRound, outcomeOf, wrongsOf } from './test-run-outcome';
import { startTestTeacher, type TestTeacher } from './test-teacher';
import { writeSteps } from './write-steps';

const QUICK = { ...RETRY_POLICY, firstDelayMs: 1, maxDelayMs: 1, maxDelayInTroubleMs: 1 };
const TEMPLATE = 'Evolve: {{instruction}}';
const SEEDS = ['Name a river.', 'Name a hill.', 'Name a lake.'];
const IN_DEPTH = { constraints: 1, deepening: 1, concretizing: 1, reasoning: 1 };
/** evolve, judge and answer of three seeds */
const STEPS = 9;

let teacher: TestTeacher;
beforeAll(async () => {
  teacher = await startTestTeacher();
});
afterAll(async () => {
  await teacher.close();
  await stopJobEngine();
});

/** No worker: the test itself takes the jobs, so that it can let them die where it wants. */
const planned = async (onFailure: 'retry_next_round' | 'drop' = 'retry_next_round') => {
  const config = { rounds: 3, weights: IN_DEPTH, onFailure: { kind: onFailure } } as const;
  const run = await makeTestRun({ seeds: SEEDS, baseUrl: teacher.url, template: TEMPLATE, config });
  await startRun(TEST_PERSON, { ...run, rounds: 1 });
  await planLast(run);
  return run;
};

const payloadOf = async (run: TestRun) => ({
  projectId: run.projectId,
  runId: run.runId,
  roundId: (await lastRound(run)).id,
});
const planLast = async (run: TestRun) => handlePlanRound(await payloadOf(run));

/** One after the other, so that "the third step" means the same in every run. */
const drive = async (run: TestRun, evolver: Evolver) => {
  const payload = await payloadOf(run);
  for (const evolutionId of await unfinishedEvolutionIds(database(), payload.roundId)) {
    await evolver.evolve({ ...payload, evolutionId });
  }
};

/** Refused by the database, as far as the writer can tell: it gives up at once and the drive ends there, as a killed process would. */
const death = () => Object.assign(new Error('killed: 22000'), { code: 'P2010' });

const dyingAt = (step: number, when: 'before' | 'after'): WriteSteps => {
  let count = 0;
  return async (entries, isRepeat) => {
    count += 1;
    if (count > step) throw death();
    if (count === step && when === 'before') throw death();
    const moved = await writeSteps(entries, isRepeat);
    if (count === step) throw death();
    return moved;
  };
};

describe('a worker that is killed', () => {
  test.each(Array.from({ length: STEPS }, (_, i) => i + 1))(
    'at step %i leaves nothing lost or doubled',
    async (step) => {
      const whole = await planned();
      await drive(whole, new Evolver(QUICK));
      for (const when of ['before', 'after'] as const) {
        const run = await planned();
        const asked = teacher.answered.length;
        await expect(drive(run, new Evolver(QUICK, dyingAt(step, when)))).rejects.toThrow('killed');
        await drive(run, new Evolver(QUICK));
        expect(await outcomeOf(run)).toEqual(await outcomeOf(whole));
        expect(await wrongsOf(run)).toEqual([]);
        // The one window that stays: a reply that has arrived but was not stored is asked for again.
        expect(teacher.answered.length - asked).toBe(STEPS + (when === 'before' ? 1 : 0));
      }
    },
  );

  test('a commit whose answer was lost is not taken for somebody else’s', async () => {
    const run = await planned();
    const asked = teacher.answered.length;
    let isFirst = true;
    const unheard: WriteSteps = async (entries, isRepeat) => {
      const moved = await writeSteps(entries, isRepeat);
      if (!isFirst) return moved;
      isFirst = false;
      throw new Error('the connection ended');
    };
    await drive(run, new Evolver(QUICK, unheard));
    expect(teacher.answered.length - asked).toBe(STEPS);
    expect((await outcomeOf(run)).map((row) => row.state)).toEqual(['kept', 'kept', 'kept']);
    expect(await wrongsOf(run)).toEqual([]);
  });

  test('a process that wakes up late cannot overwrite', async () => {
    const run = await planned();
    const payload = await payloadOf(run);
    const [evolutionId = ''] = await unfinishedEvolutionIds(database(), payload.roundId);
    const gate = Promise.withResolvers<void>();
    teacher.hold = gate.promise;
    const both = Promise.all([1, 2].map(() => new Evolver(QUICK).evolve({ ...payload, evolutionId })));
    gate.resolve();
    await both;
    teacher.hold = Promise.resolve();
    const children = await database().instruction.count({ where: { runId: run.runId } });
    const calls = await database().teacherCall.count({ where: { evolutionId } });
    expect(children).toBe(1);
    expect(calls).toBeGreaterThanOrEqual(3);
    expect(await wrongsOf(run)).toEqual([]);
  });
});

describe('a refused key', () => {
  test('pauses the run, says why, and leaves the evolution where it was', async () => {
    const run = await planned();
    teacher.failWith = (prompt) => (prompt.includes('Second Prompt') ? 401 : null);
    await drive(run, new Evolver(QUICK));
    teacher.failWith = () => null;
    const { state, stateReason } = await database().run.findUniqueOrThrow({ where: { id: run.runId } });
    expect(state).toBe('paused');
    expect(stateReason).toMatch(/judge “Rehearsal”.*key refused.*resume/);
    expect((await outcomeOf(run)).map((row) => row.state)).toEqual(['evolved', 'planned', 'planned']);
    expect(await wrongsOf(run)).toEqual([]);
  });
});

describe('the next round', () => {
  const finish = async (run: TestRun) => handleFinishRound(await payloadOf(run));
  const parentsOf = async (run: TestRun) => {
    const { id } = await lastRound(run);
    const rows = await database().evolution.findMany({ where: { roundId: id }, orderBy: { ordinal: 'asc' } });
    return rows.map((row) => row.parentId);
  };
  const override = (childId: string | null, status: string) =>
    database().evolution.updateMany({ where: { childId }, data: { status, decidedBy: 'people' } });
  const nextRound = async (run: TestRun) => {
    await finish(run);
    await startRun(TEST_PERSON, { ...run, rounds: 1 });
    await planLast(run);
  };

  test('starts from the children that people kept, and from the parents of those they dropped', async () => {
    const run = await planned();
    const seeds = await parentsOf(run);
    await drive(run, new Evolver(QUICK));
    const first = await database().evolution.findMany({ where: { runId: run.runId }, orderBy: { ordinal: 'asc' } });
    await override(first[1]?.childId ?? null, 'dropped');
    await nextRound(run);
    expect(await parentsOf(run)).toEqual([first[0]?.childId, seeds[1], first[2]?.childId]);
    await override(first[1]?.childId ?? null, 'kept');
    await drive(run, new Evolver(QUICK));
    const second = await database().evolution.findMany({
      where: { runId: run.runId, roundNumber: 2 },
      orderBy: { ordinal: 'asc' },
    });
    await override(second[1]?.childId ?? null, 'dropped');
    await nextRound(run);
    expect(await parentsOf(run)).toEqual([second[0]?.childId, first[1]?.childId, second[2]?.childId]);
  });

  test('lets a lineage end where the run says so', async () => {
    const run = await planned('drop');
    await drive(run, new Evolver(QUICK));
    const first = await database().evolution.findMany({ where: { runId: run.runId }, orderBy: { ordinal: 'asc' } });
    await override(first[0]?.childId ?? null, 'dropped');
    await nextRound(run);
    expect(await parentsOf(run)).toEqual([first[1]?.childId, first[2]?.childId]);
  });

  test('waits for a person when no template is chosen any more', async () => {
    const run = await planned();
    await database().run.update({ where: { id: run.runId }, data: { roundsQueued: 1 } });
    await drive(run, new Evolver(QUICK));
    await database().templateChoice.deleteMany({ where: { projectId: run.projectId, operation: 'deepening' } });
    await finish(run);
    const { state, stateReason, roundsQueued } = await database().run.findUniqueOrThrow({ where: { id: run.runId } });
    expect({ state, roundsQueued }).toEqual({ state: 'paused', roundsQueued: 1 });
    expect(stateReason).toContain('No template is chosen for deepening.');
    expect((await lastRound(run)).state).toBe('finished');
  });

  test('keeps the templates that were chosen when it started', async () => {
    const run = await planned();
    const pinned = (await lastRound(run)).templateVersions;
    const newer = { operation: 'deepening', version: 2, text: TEMPLATE, note: '', authorId: null } as const;
    const version2 = await insertTemplateVersion(database(), run.scope, newer);
    await chooseTemplateVersion(database(), run.scope, 'deepening', version2);
    await drive(run, new Evolver(QUICK));
    expect((await lastRound(run)).templateVersions).toEqual(pinned);
    await nextRound(run);
    expect((await lastRound(run)).templateVersions).toEqual({ ...pinned, deepening: version2 });
  });
});
