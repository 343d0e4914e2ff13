import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatUsd, parseUsd } from '@/lib/core/domain/price';
import { type Rehearsal, startRehearsal } from '@/lib/rehearsal/server';
import { stopJobEngine } from '../jobs/job-engine';
import { removePrice, setPrice } from '../services/prices';
import { setRunCap } from '../services/run-cap';
import { resumeRun, startRun } from '../services/run-control';
import { getRun } from '../services/runs';
import { database, inTransaction } from '../store/connection';
import { unfinishedEvolutionIds } from '../store/evolutions';
import { BATCH_HOLDER, countDeadReserves, findBudget, releaseReserve, reserve, setCap } from '../store/run-budgets';
import { Evolver } from './evolve';
import { handlePlanRound } from './plan-round';
import { RETRY_POLICY } from './retry-policy';
import { RunBudgets } from './run-budgets';
import type { WriteSteps } from './step-writer';
import { makeTestRun, TEST_PERSON, type TestRun } from './test-run';
import { lastRound, wrongsOf } from './test-run-outcome';
import { writeSteps } from './write-steps';

const QUICK = { ...RETRY_POLICY, firstDelayMs: 1, maxDelayMs: 5, maxDelayInTroubleMs: 5 };
const PRICE = { inputPerMillion: '100', cachedPerMillion: null, outputPerMillion: '400', batchShare: '0.5' };
const SEEDS = Array.from(
  { length: 96 },
  (_, i) => `Describe how a town of ${i + 2} thousand people plans its library.`,
);
const IN_FLIGHT = 64;

let rehearsal: Rehearsal;
beforeAll(async () => {
  rehearsal = await startRehearsal({ port: 0, latencyMs: 2, failureRate: 0.1 });
});
afterAll(async () => {
  await rehearsal.close();
  await stopJobEngine();
});

const pricedRun = async (capUsd: string) => {
  const config = { rounds: 2, sampling: { temperature: 1, maxTokens: 400 } };
  const run = await makeTestRun({ seeds: SEEDS, baseUrl: rehearsal.url, config, maxConcurrency: IN_FLIGHT });
  await setPrice(TEST_PERSON, { ...run, model: 'rehearsal-1', price: PRICE });
  await setRunCap(TEST_PERSON, { ...run, capUsd });
  return run;
};

const start = async (run: TestRun) => {
  await startRun(TEST_PERSON, { ...run, rounds: 1 });
  await handlePlanRound(await payloadOf(run));
};

const payloadOf = async (run: TestRun) => ({
  ...{ projectId: run.projectId, runId: run.runId },
  roundId: (await lastRound(run)).id,
});

const excesses: string[] = [];
/** Looks at the cap after every transaction, not only in the end. */
const watching =
  (run: TestRun): WriteSteps =>
  async (entries, isRepeat) => {
    const moved = await writeSteps(entries, isRepeat);
    const budget = await findBudget(database(), run.runId);
    if (budget?.capUsd && parseUsd(budget.spentUsd) + parseUsd(budget.heldUsd) > parseUsd(budget.capUsd))
      excesses.push(JSON.stringify(budget));
    return moved;
  };

const worker = (run: TestRun) => new Evolver(QUICK, watching(run));

/** Every worker takes its part of what is unfinished, all at once. */
const drive = async (run: TestRun, workers: readonly Evolver[]) => {
  const payload = await payloadOf(run);
  const ids = await unfinishedEvolutionIds(database(), payload.roundId);
  await Promise.all(ids.map((evolutionId, i) => workers[i % workers.length]?.evolve({ ...payload, evolutionId })));
};

const paid = async ({ runId }: TestRun) => {
  const [row] = await database().$queryRaw<{ sum: string }[]>`
    SELECT coalesce(sum(c."costUsd"), 0)::text AS sum FROM teacher_call c JOIN round r ON r.id = c."roundId" WHERE r."runId" = ${runId}::uuid`;
  return parseUsd(row?.sum ?? '0');
};

describe('a cap', () => {
  test('is never exceeded by two workers with 64 calls in flight; the run pauses clean and says why; raised, it goes on', async () => {
    const run = await pricedRun('3');
    await start(run);
    const workers = [worker(run), worker(run)];
    await drive(run, workers);

    const paused = await getRun(TEST_PERSON, run);
    expect(paused.state).toBe('paused');
    expect(paused.stateReason).toMatch(
      /^Budget of \$3\.00 reached: \$2\.\d\d spent, and the next call may cost up to /,
    );
    expect(await paid(run)).toBeLessThanOrEqual(parseUsd('3'));
    expect(await paid(run)).toBeGreaterThan(parseUsd('2'));
    expect(paused.rounds[0]?.counters.costUsd).toBe(formatUsd(await paid(run)).replace(/\.?0+$/, ''));
    expect(await database().teacherCall.count({ where: { projectId: run.projectId, errorKind: 'budget_spent' } })).toBe(
      0,
    );
    for (const one of workers) await one.budgets.closeAll();
    const budget = await findBudget(database(), run.runId);
    expect(budget).toEqual({ capUsd: '3.00000000', spentUsd: formatUsd(await paid(run)), heldUsd: '0' });
    await setRunCap(TEST_PERSON, { ...run, capUsd: '2' });
    await expect(resumeRun(TEST_PERSON, run)).rejects.toThrow('Budget of $2.00 reached');

    await setRunCap(TEST_PERSON, { ...run, capUsd: '100' });
    await resumeRun(TEST_PERSON, run);
    await drive(run, [worker(run), worker(run)]);
    expect((await lastRound(run)).counters.open).toBe(0);
    expect(await wrongsOf(run)).toEqual([]);
    expect(excesses).toEqual([]);
  });

  test('that is lowered while calls wait for their turn is kept by those that are not sent yet', async () => {
    const run = await pricedRun('100');
    // A slow pace: most calls in hand wait at the gate.
    await database().teacher.update({
      where: { id: run.teacherId },
      data: { requestsPerMinute: 300, maxConcurrency: 8 },
    });
    await start(run);
    const one = new Evolver(QUICK);
    const driven = drive(run, [one]).catch(() => undefined);
    // After the first burst, which the bucket of a minute allows.
    for (let before = -1n; before !== (await paid(run)) || before === 0n; ) {
      before = await paid(run);
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    const capUsd = formatUsd((await paid(run)) + parseUsd('0.5'));
    await setRunCap(TEST_PERSON, { ...run, capUsd });
    await one.lookAgain();
    await expect.poll(async () => (await getRun(TEST_PERSON, run)).state, { timeout: 20_000 }).toBe('paused');
    one.abort();
    await driven;
    expect(await paid(run)).toBeLessThanOrEqual(parseUsd(capUsd));
    const { openCount } = await database().round.findFirstOrThrow({ where: { runId: run.runId } });
    expect(openCount).toBeGreaterThan(0);
    await one.budgets.closeAll();
  });

  test('holds when a worker dies: what it had set aside counts as spent', async () => {
    const run = await pricedRun('4');
    await start(run);
    let writes = 0;
    const died = Promise.withResolvers<void>();
    const dying: WriteSteps = (entries, isRepeat) => {
      writes += 1;
      if (writes <= 3) return watching(run)(entries, isRepeat);
      dead.abort();
      died.resolve();
      return new Promise(() => undefined);
    };
    const dead: Evolver = new Evolver(QUICK, dying);
    const payload = await payloadOf(run);
    for (const evolutionId of await unfinishedIds(run)) dead.evolve({ ...payload, evolutionId }).catch(() => undefined);
    await died.promise;
    // A process that is killed has no transaction under way a moment later; this one, which only plays dead, has.
    await new Promise((resolve) => setTimeout(resolve, 500));
    const before = await findBudget(database(), run.runId);
    expect(parseUsd(before?.heldUsd ?? '0')).toBeGreaterThan(0n);

    expect(await inTransaction((tx) => countDeadReserves(tx, new Date()))).toBeGreaterThan(0);
    const after = await findBudget(database(), run.runId);
    expect(after?.heldUsd).toBe('0');
    expect(parseUsd(after?.spentUsd ?? '0')).toBeGreaterThan(parseUsd(before?.spentUsd ?? '0'));

    await drive(run, [worker(run), worker(run)]);
    expect((await getRun(TEST_PERSON, run)).state).toBe('paused');
    expect(parseUsd((await findBudget(database(), run.runId))?.spentUsd ?? '0')).toBeLessThanOrEqual(parseUsd('4'));
    expect(excesses).toEqual([]);
    expect(await wrongsOf(run)).toEqual([]);
  });

  test('below the first call is refused before anything is asked, and so is a model without a price', async () => {
    const run = await pricedRun('0.01');
    await expect(startRun(TEST_PERSON, { ...run, rounds: 1 })).rejects.toMatchObject({
      message: 'A cap of $0.0100 does not allow the first call.',
      details: { place: 'capUsd', remedy: expect.stringContaining('raise the cap to at least') },
    });
    await removePrice(TEST_PERSON, { ...run, model: 'rehearsal-1' });
    await database().teacher.update({ where: { id: run.teacherId }, data: { isRehearsal: false } });
    await expect(startRun(TEST_PERSON, { ...run, rounds: 1 })).rejects.toMatchObject({
      message: 'The model “rehearsal-1” has no price, so the cap of this run cannot hold.',
    });
    await setRunCap(TEST_PERSON, { ...run, capUsd: null });
    expect((await startRun(TEST_PERSON, { ...run, rounds: 1 })).state).toBe('running');
  });

  test('counts what a run had cost before it was set', async () => {
    const run = await pricedRun('100');
    await setRunCap(TEST_PERSON, { ...run, capUsd: null });
    await database().runBudget.deleteMany({ where: { runId: run.runId } });
    await start(run);
    await drive(run, [worker(run)]);
    expect(await findBudget(database(), run.runId)).toBeNull();
    await setRunCap(TEST_PERSON, { ...run, capUsd: '50' });
    expect((await findBudget(database(), run.runId))?.spentUsd).toBe(formatUsd(await paid(run)));
  });
});

const unfinishedIds = async (run: TestRun) => unfinishedEvolutionIds(database(), (await payloadOf(run)).roundId);

describe('a reserve', () => {
  const runWith = async (capUsd: string) => {
    const run = await makeTestRun({ seeds: ['Name a river.'], baseUrl: rehearsal.url });
    await inTransaction((tx) => setCap(tx, run.runId, capUsd));
    return run.runId;
  };
  const wanted = async () => true;

  test('of two workers that ask at once is granted to one, and to the other when it comes back', async () => {
    const runId = await runWith('1');
    const [one, two] = [new RunBudgets('one'), new RunBudgets('two')];
    const first = await one.take({ runId, capUsd: '1', amount: parseUsd('0.6') }, wanted);
    let isSecondHeld = false;
    const second = two.take({ runId, capUsd: '1', amount: parseUsd('0.6') }, wanted).then((taken) => {
      isSecondHeld = true;
      return taken;
    });
    if (first.outcome !== 'held') throw new Error(first.outcome);
    expect(isSecondHeld).toBe(false);
    one.giveBack(first.hold);
    await one.closeAll();
    expect(await second).toMatchObject({ outcome: 'held', hold: { holder: 'two' } });
  });

  test('is asked for again when the cap is lowered before it was sent', async () => {
    const runId = await runWith('1');
    const budgets = new RunBudgets('one');
    const first = await budgets.take({ runId, capUsd: '1', amount: parseUsd('0.2') }, wanted);
    if (first.outcome !== 'held') throw new Error(first.outcome);
    await inTransaction((tx) => setCap(tx, runId, '0.3'));
    const second = await budgets.take({ runId, capUsd: '0.3', amount: parseUsd('0.1') }, wanted);
    expect(second.outcome).toBe('held');
    const budget = await findBudget(database(), runId);
    expect(parseUsd(budget?.heldUsd ?? '0')).toBeLessThanOrEqual(parseUsd('0.3'));
    budgets.giveBack(first.hold);
    if (second.outcome === 'held') budgets.giveBack(second.hold);
    await inTransaction((tx) => setCap(tx, runId, '0.05'));
    const third = await budgets.take({ runId, capUsd: '0.05', amount: parseUsd('0.1') }, wanted);
    expect(third).toMatchObject({ outcome: 'reached', capUsd: '0.05000000' });
    expect(parseUsd((await findBudget(database(), runId))?.heldUsd ?? '1')).toBe(0n);
  });

  test('that nobody can give back any more is refused at once', async () => {
    const runId = await runWith('1');
    expect(await new RunBudgets('one').take({ runId, capUsd: '1', amount: parseUsd('1.2') }, wanted)).toMatchObject({
      outcome: 'reached',
    });
  });

  test('of a call that is lost counts as spent', async () => {
    const runId = await runWith('1');
    const budgets = new RunBudgets('one');
    const taken = await budgets.take({ runId, capUsd: '1', amount: parseUsd('0.3') }, wanted);
    if (taken.outcome === 'held') budgets.lose(taken.hold);
    await budgets.closeAll();
    expect(await findBudget(database(), runId)).toMatchObject({ spentUsd: '0.30000000', heldUsd: '0' });
  });

  test('of a batch outlives every worker and is given back whole', async () => {
    const runId = await runWith('1');
    const holder = `${BATCH_HOLDER}b1`;
    const all = { need: parseUsd('0.5'), want: parseUsd('0.5'), offered: 0n, lost: 0n };
    await inTransaction((tx) => reserve(tx, runId, holder, all));
    await inTransaction((tx) => countDeadReserves(tx, new Date()));
    expect(await findBudget(database(), runId)).toMatchObject({ heldUsd: '0.50000000' });
    await inTransaction((tx) => releaseReserve(tx, runId, holder, null));
    expect(await findBudget(database(), runId)).toMatchObject({ spentUsd: '0.00000000', heldUsd: '0' });
  });
});
