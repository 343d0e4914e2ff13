/** Dry runs end to end, without a worker: the test takes the job itself, so that it can let it die where it wants. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { DryRunView, DryRunWish } from '@/lib/core/contract/dry-runs';
import { stopJobEngine } from '../jobs/job-engine';
import { createDryRun, estimateDryRun } from '../services/dry-run-start';
import { cancelDryRun, chooseBetter, readDryRun, readDryRunCalls, resumeDryRun } from '../services/dry-runs';
import { startRun } from '../services/run-control';
import { database, inTransaction } from '../store/connection';
import { storeDryRunStep } from '../store/dry-run-work';
import { unfinishedEvolutionIds } from '../store/evolutions';
import { newId } from '../store/new-id';
import { setPrice } from '../store/prices';
import { Evolver } from './evolve';
import { handleFinishRound } from './finish-round';
import { handlePlanRound } from './plan-round';
import { RETRY_POLICY } from './retry-policy';
import { DryRunner, type WriteDryRunStep } from './run-dry-run';
import { TeacherPool } from './teacher-pool';
import { makeTestRun, TEST_PERSON, type TestRun } from './test-run';
import { lastRound, until } from './test-run-outcome';
import { startTestTeacher, type TestTeacher } from './test-teacher';

const QUICK = { ...RETRY_POLICY, firstDelayMs: 1, maxDelayMs: 1, maxDelayInTroubleMs: 1 };
const TEMPLATE = 'Evolve: {{instruction}}';
const DRAFT = 'Think twice. Evolve: {{instruction}}';
const SEEDS = ['Name a river.', 'Name a hill.', 'Name a lake.'];
/** evolve, judge and answer of three seeds */
const STEPS = 9;

let teacher: TestTeacher;
beforeAll(async () => {
  teacher = await startTestTeacher();
});
afterEach(() => {
  teacher.failWith = () => null;
  teacher.hold = Promise.resolve();
});
afterAll(async () => {
  await teacher.close();
  await stopJobEngine();
});

const madeRun = (maxTokens?: number, maxConcurrency = 16) =>
  makeTestRun({
    ...{ seeds: SEEDS, baseUrl: teacher.url, template: TEMPLATE, maxConcurrency },
    config: { weights: { deepening: 1 }, rounds: 3, sampling: maxTokens === undefined ? {} : { maxTokens } },
  });

const wishFor = (run: TestRun, change: Partial<DryRunWish> = {}): DryRunWish => ({
  ...{ projectId: run.projectId, basisRunId: run.runId, operation: 'deepening' as const, randomSeed: 4 },
  variants: [{ label: 'draft', text: DRAFT }],
  parents: { kind: 'random', count: 3 },
  ...change,
});

const drawForAudit = async ({ projectId }: TestRun, evolutionId: string) => {
  const sample = { id: newId(), projectId, name: 'first', filter: {}, randomSeed: 1, strata: [] };
  await database().auditSample.create({ data: sample });
  const place = { sampleId: sample.id, projectId, stratum: 'any', weight: 1, position: 1 };
  await database().auditItem.create({ data: { ...place, evolutionId } });
};

const started = async (run: TestRun, change: Partial<DryRunWish> & { isBlind?: boolean; capUsd?: string } = {}) => {
  const { isBlind = false, capUsd = null, ...wish } = change;
  const { id } = await createDryRun(TEST_PERSON, { ...wishFor(run, wish), isBlind, capUsd });
  return { projectId: run.projectId, dryRunId: id };
};

const runnerWith = (write?: WriteDryRunStep) => new DryRunner(new TeacherPool(), QUICK, write);

/** As pg-boss does: a job that is left is taken again. */
const driven = async (place: { projectId: string; dryRunId: string }): Promise<DryRunView> => {
  await runnerWith().run(place);
  return readDryRun(TEST_PERSON, place);
};

/** One round with live calls, so that there are old children to compare with. */
const playRound = async (run: TestRun) => {
  await startRun(TEST_PERSON, { ...run, rounds: 1 });
  const payload = { projectId: run.projectId, runId: run.runId, roundId: (await lastRound(run)).id };
  await handlePlanRound(payload);
  const evolver = new Evolver(QUICK);
  for (const evolutionId of await unfinishedEvolutionIds(database(), payload.roundId)) {
    await evolver.evolve({ ...payload, evolutionId });
  }
  await handleFinishRound(payload);
};

/** Everything that a dry run must leave alone. */
const poolOf = async ({ projectId, runId }: TestRun) => {
  const where = { projectId };
  const [instructions, evolutions, tallies, rounds, run, versions, budgets] = await Promise.all([
    database().instruction.findMany({ where, orderBy: { id: 'asc' } }),
    database().evolution.findMany({ where, orderBy: { id: 'asc' } }),
    database().evolutionTally.aggregate({ where, _sum: { count: true } }),
    database().round.findMany({ where: { runId } }),
    database().run.findUnique({ where: { id: runId } }),
    database().templateVersion.count({ where }),
    database().runBudget.findMany({ where: { runId } }),
  ]);
  return { instructions, evolutions, tallies, rounds, run, versions, budgets };
};

const childrenOf = ({ pairs }: DryRunView) =>
  pairs
    .flatMap(({ left, right }) => [left, ...(right ? [right] : [])])
    .map(({ childText, response, state }) => ({
      ...{ childText, response, state },
    }));

describe('a dry run', () => {
  test('asks the real teacher, shows what came, and adds nothing to the pool', async () => {
    const run = await madeRun();
    await playRound(run);
    const before = await poolOf(run);
    const view = await driven(await started(run));
    expect(view).toMatchObject({ state: 'finished', itemCount: 3, doneCount: 3, callCount: STEPS, choice: 'random' });
    expect(await poolOf(run)).toEqual(before);
    for (const { parentText, left, right, old } of view.pairs) {
      expect(left).toMatchObject({ state: 'kept', verdict: 'kept', childText: `${parentText} and say why` });
      expect(left.response).toContain('First look');
      expect(right).toBeNull();
      expect(old, 'the heads of the frontier are children that nothing was made of yet').toBeNull();
    }
    expect(view.summaries).toMatchObject([{ n: 3, kept: 3, dropped: 0, failed: 0, keptShare: { share: 1, n: 3 } }]);
    const calls = await readDryRunCalls(TEST_PERSON, {
      projectId: run.projectId,
      dryRunId: view.id,
      position: 0,
      side: 'left',
    });
    expect(calls.map(({ role }) => role)).toEqual(['evolver', 'judge', 'responder']);
    expect(calls[0]?.messages[0]?.content).toContain('Think twice.');
  });

  test('of chosen parents shows the newest child that the operation made of each', async () => {
    const run = await madeRun();
    await playRound(run);
    const seeds = await database().instruction.findMany({ where: { projectId: run.projectId, origin: 'seed' } });
    const instructionIds = seeds.map(({ id }) => id).reverse();
    const view = await driven(await started(run, { parents: { kind: 'chosen', instructionIds } }));
    expect(view.pairs.map(({ instructionId }) => instructionId)).toEqual(instructionIds);
    for (const { parentText, old } of view.pairs) {
      expect(old).toMatchObject({ text: `${parentText} and say why`, status: 'kept', templateVersion: 1 });
    }
    const [first] = view.pairs;
    await drawForAudit(run, first?.old?.evolutionId ?? '');
    const { pairs } = await readDryRun(TEST_PERSON, { projectId: run.projectId, dryRunId: view.id });
    expect(
      pairs.map(({ old }) => [old?.isBlind, old?.status, old?.decidedBy]),
      'drawn for an audit, it says nothing of what became of it',
    ).toEqual([
      [true, null, null],
      [false, 'kept', 'machine'],
      [false, 'kept', 'machine'],
    ]);
    const variants = [
      { label: 'plain', text: TEMPLATE },
      { label: 'draft', text: DRAFT },
    ];
    const blind = await driven(
      await started(run, { parents: { kind: 'chosen', instructionIds }, variants, isBlind: true }),
    );
    expect(
      blind.pairs.map(({ old }) => old),
      'it could tell which side is which',
    ).toEqual([null, null, null]);
    await expect(started(run, { parents: { kind: 'chosen', instructionIds: [view.id] } })).rejects.toThrow(
      'not part of this project',
    );
  });

  test('of the last round’s dropped children takes their parents, and says when there are none', async () => {
    const run = await madeRun();
    const parents = { kind: 'dropped', count: 50 } as const;
    await expect(started(run, { parents })).rejects.toThrow('has made no round yet');
    await playRound(run);
    await expect(started(run, { parents })).rejects.toThrow('dropped no child of deepening');
    const [one] = await database().evolution.findMany({ where: { runId: run.runId }, orderBy: { ordinal: 'asc' } });
    await database().evolution.update({ where: { id: one?.id ?? '' }, data: { status: 'dropped', rule: 'equal' } });
    const view = await driven(await started(run, { parents }));
    expect(view.pairs).toHaveLength(1);
    expect(view.pairs[0]).toMatchObject({
      instructionId: one?.parentId,
      old: { evolutionId: one?.id, status: 'dropped' },
    });
    await drawForAudit(run, one?.id ?? '');
    await expect(started(run, { parents }), 'that it is among them would say it').rejects.toThrow('dropped no child');
  });

  test('two variants get the same parents in the same data format', async () => {
    const run = await madeRun();
    const [version] = await database().templateVersion.findMany({
      where: { projectId: run.projectId, operation: 'complicate_input' },
    });
    const view = await driven(
      await started(run, {
        operation: 'complicate_input',
        variants: [
          { templateVersionId: version?.id ?? '' },
          { label: 'draft', text: 'As {{format}}. Evolve: {{instruction}}' },
        ],
      }),
    );
    expect(view.variants.map(({ label }) => label)).toEqual(['version 1', 'draft']);
    for (const { dataFormat, left, right } of view.pairs) {
      expect(dataFormat).not.toBeNull();
      expect([left.variant, right?.variant]).toEqual([0, 1]);
    }
    expect(view.summaries.map(({ n }) => n)).toEqual([3, 3]);
  });

  test('an item that the teacher refuses fails alone', async () => {
    const run = await madeRun();
    teacher.failWith = (prompt) => (prompt.includes('river') ? 400 : null);
    const view = await driven(await started(run));
    expect(view.state).toBe('finished');
    expect(view.summaries).toMatchObject([{ n: 2, kept: 2, failed: 1 }]);
    expect(view.pairs.map(({ left }) => left.failure?.kind ?? null).sort()).toEqual(['bad_request', null, null]);
  });
});

describe('what stops it', () => {
  test('a wrong key stops it with a sentence, and it goes on after it was mended', async () => {
    const run = await madeRun();
    teacher.failWith = () => 401;
    const place = await started(run);
    const stopped = await driven(place);
    expect(stopped.state).toBe('stopped');
    expect(stopped.stateReason).toMatch(/^The evolver “Rehearsal” cannot be used: key refused: .* Then resume\.$/);
    expect(stopped.doneCount).toBe(0);
    teacher.failWith = () => null;
    expect((await resumeDryRun(TEST_PERSON, place)).state).toBe('running');
    expect((await driven(place)).state).toBe('finished');
    await expect(resumeDryRun(TEST_PERSON, place)).rejects.toThrow('finished, and not stopped');
  });

  test('cancelled while calls are in flight: they are stored, and nothing new is asked', async () => {
    const run = await madeRun();
    const place = await started(run);
    let release: () => void = () => undefined;
    teacher.hold = new Promise((resolve) => {
      release = resolve;
    });
    const asked = teacher.asked.length;
    const running = runnerWith().run(place);
    await until(async () => teacher.asked.length === asked + 3);
    expect((await cancelDryRun(TEST_PERSON, place)).state).toBe('cancelled');
    release();
    await running;
    expect(teacher.asked.length).toBe(asked + 3);
    const view = await readDryRun(TEST_PERSON, place);
    expect(view).toMatchObject({ state: 'cancelled', callCount: 3 });
    expect(childrenOf(view).every(({ childText, state }) => childText !== null && state === 'cancelled')).toBe(true);
    await runnerWith().run(place);
    expect(teacher.asked.length).toBe(asked + 3);
    await expect(cancelDryRun(TEST_PERSON, place)).rejects.toThrow('nothing to cancel');
  });
});

/** Refused by the database, as far as the writer can tell: the drive ends there, as a killed process would. */
const death = () => Object.assign(new Error('killed: 22000'), { code: 'P2010' });

const dyingAt = (step: number, when: 'before' | 'after'): WriteDryRunStep => {
  let count = 0;
  return async (entry) => {
    count += 1;
    if (count > step || (count === step && when === 'before')) throw death();
    const outcome = await inTransaction((tx) => storeDryRunStep(tx, entry));
    if (count === step) throw death();
    return outcome;
  };
};

describe('a worker that is killed', () => {
  test.each([1, 4, 6, 8])('at step %i is taken over, and nothing that was stored is asked again', async (step) => {
    for (const when of ['before', 'after'] as const) {
      // One call at a time, so that "the fourth step" means the same in every run.
      const run = await madeRun(undefined, 1);
      const place = await started(run);
      const asked = teacher.answered.length;
      await expect(runnerWith(dyingAt(step, when)).run(place)).rejects.toThrow('killed');
      const stored = await database().teacherCall.findMany({ where: { dryRunId: place.dryRunId } });
      const view = await driven(place);
      expect(view).toMatchObject({ state: 'finished', doneCount: 3, callCount: STEPS });
      const calls = await database().teacherCall.findMany({ where: { dryRunId: place.dryRunId } });
      expect(calls).toHaveLength(STEPS);
      expect(new Set(calls.map(({ requestHash }) => requestHash)).size).toBe(STEPS);
      expect(calls.map(({ id }) => id)).toEqual(expect.arrayContaining(stored.map(({ id }) => id)));
      // Asked twice is only what had been answered and not stored.
      expect(teacher.answered.length - asked).toBeLessThanOrEqual(STEPS + 3);
    }
  });

  test('a commit whose answer was lost is not stored twice', async () => {
    const run = await madeRun();
    const place = await started(run);
    let isFirst = true;
    await runnerWith(async (entry) => {
      const outcome = await inTransaction((tx) => storeDryRunStep(tx, entry));
      if (!isFirst) return outcome;
      isFirst = false;
      throw new Error('the connection ended');
    }).run(place);
    const view = await readDryRun(TEST_PERSON, place);
    expect(view).toMatchObject({ state: 'finished', callCount: STEPS });
    expect(await database().teacherCall.count({ where: { dryRunId: place.dryRunId } })).toBe(STEPS);
  });
});

describe('money', () => {
  const price = { inputPerMillion: '1000', cachedPerMillion: null, outputPerMillion: '1000', batchShare: '0.5' };
  const priced = async (maxTokens?: number) => {
    const run = await madeRun(maxTokens);
    await setPrice(database(), run.scope, { model: 'rehearsal-1', price, changedById: TEST_PERSON.id });
    return run;
  };

  test('is told before, and counted with each call', async () => {
    const run = await priced(100);
    const { parentCount, spending } = await estimateDryRun(TEST_PERSON, wishFor(run));
    expect(parentCount).toBe(3);
    expect(Number(spending.costUsd?.expected)).toBeGreaterThan(0);
    const view = await driven(await started(run));
    // 3 tokens in and 5 out, each for a tenth of a cent.
    expect(view.costUsd).toBe('0.07200000');
    expect(view.summaries[0]).toMatchObject({ costUsd: '0.07200000', costPerKeptUsd: '0.02400000' });
    expect(await database().runBudget.count({ where: { runId: run.runId } })).toBe(0);
  });

  test('a cap below what is expected is refused before anything is asked', async () => {
    const run = await priced(100);
    const asked = teacher.asked.length;
    await expect(started(run, { capUsd: '0.5' })).rejects.toThrow('It is expected to cost');
    await expect(started(await priced(), { capUsd: '50' })).rejects.toThrow('has no limit of tokens');
    await expect(started(await madeRun(100), { capUsd: '50' })).resolves.toBeDefined();
    expect(teacher.asked.length).toBe(asked);
  });

  test('no call is made that could go beyond the cap; resumed with a higher one it goes on', async () => {
    const run = await priced(100);
    const place = await started(run, { capUsd: '9' });
    await database().dryRun.update({ where: { id: place.dryRunId }, data: { capUsd: '0.19' } });
    const stopped = await driven(place);
    expect(stopped.state).toBe('stopped');
    expect(stopped.stateReason).toContain('Budget of $0.19 reached');
    const row = await database().dryRun.findUniqueOrThrow({ where: { id: place.dryRunId } });
    expect(Number(row.spentUsd)).toBeLessThanOrEqual(0.19);
    expect(Number(row.heldUsd)).toBe(0);
    await resumeDryRun(TEST_PERSON, { ...place, capUsd: '5' });
    expect(await driven(place)).toMatchObject({ state: 'finished', callCount: STEPS });
  });
});

describe('a blind comparison', () => {
  const both = [
    { label: 'plain', text: TEMPLATE },
    { label: 'draft', text: DRAFT },
  ];

  test('hides what would tell, until somebody has said which is better', async () => {
    const run = await madeRun();
    const place = await started(run, { variants: both, isBlind: true });
    await expect(chooseBetter(TEST_PERSON, { ...place, position: 0, answer: 'left' })).rejects.toThrow(
      'Both children must be there',
    );
    const before = await driven(place);
    for (const { left, right } of before.pairs) {
      expect([left.variant, left.costUsd, right?.variant, right?.costUsd]).toEqual([null, null, null, null]);
    }
    expect(before.summaries.map(({ n }) => n)).toEqual([0, 0]);
    await expect(readDryRunCalls(TEST_PERSON, { ...place, position: 0, side: 'left' })).rejects.toThrow(
      'The prompts would tell',
    );
    const pair = await chooseBetter(TEST_PERSON, { ...place, position: 0, answer: 'left' });
    expect(pair.better).toMatchObject({ answer: 'left', better: pair.left.variant === 0 ? 'first' : 'second' });
    expect(await readDryRunCalls(TEST_PERSON, { ...place, position: 0, side: 'left' })).toHaveLength(3);
    await chooseBetter(TEST_PERSON, { ...place, position: 1, answer: 'tie' });
    const after = await readDryRun(TEST_PERSON, place);
    expect(after.comparison).toMatchObject({ ties: 1, n: 2 });
    expect(after.comparedCount).toBe(2);
    expect(after.summaries.map(({ n }) => n)).toEqual([2, 2]);
    await expect(chooseBetter(TEST_PERSON, { ...place, position: 0, answer: 'right' })).rejects.toThrow(
      'the answer stays',
    );
  });

  test('is refused for one variant, and for twice the same text', async () => {
    const run = await madeRun();
    await expect(started(run, { isBlind: true })).rejects.toThrow('cannot be compared blind');
    const same = both.map(({ label }) => ({ label, text: TEMPLATE }));
    await expect(started(run, { variants: same })).rejects.toThrow('the same text');
    await expect(started(run, { variants: [{ label: 'x', text: 'Nothing.' }] })).rejects.toThrow('{{instruction}}');
  });
});
