import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '@/lib/core/domain/identifier';
import { BUILT_IN_IDS } from '@/lib/core/domain/operation';
import { defaultTemplate } from '@/lib/core/evolution/operations/default-template';
import { type Rehearsal, startRehearsal } from '@/lib/rehearsal/server';
import { testDatabaseUrl } from '../database/test-database';
import { offerAttempt, repeatEdge } from '../services/attempts';
import { readConsequences, readLineageTree } from '../services/lineages';
import { setPrice } from '../services/prices';
import { sendReviewEvents } from '../services/review-decisions';
import { makePerson } from '../services/review-test-project';
import { startRun } from '../services/run-control';
import { closeDatabase, database } from '../store/connection';
import { newId } from '../store/new-id';
import { insertTemplateVersion } from '../store/templates';
import { RETRY_POLICY } from './retry-policy';
import { type StudioWorker, startWorker } from './studio-worker';
import { makeTestRun, TEST_PERSON, type TestRun } from './test-run';
import { until, untilRunIs, wrongsOf } from './test-run-outcome';

const SEEDS = Array.from(
  { length: 12 },
  (_, i) => `Describe how a town of ${i + 2} thousand people plans its library.`,
);
const QUICK = { ...RETRY_POLICY, firstDelayMs: 10, maxDelayMs: 50, maxDelayInTroubleMs: 50 };

let rehearsal: Rehearsal;
let worker: StudioWorker;
beforeAll(async () => {
  rehearsal = await startRehearsal({ port: 0, latencyMs: 3, failureRate: 0 });
  worker = await startWorker({ databaseUrl: testDatabaseUrl(), version: 'test', retryPolicy: QUICK, sweepMs: 300 });
});
afterAll(async () => {
  await worker.stop(2_000);
  await rehearsal.close();
  await closeDatabase();
});

async function madeRun(): Promise<TestRun> {
  const run = await makeTestRun({ seeds: SEEDS, baseUrl: rehearsal.url, config: { rounds: 2 } });
  await startRun(TEST_PERSON, { ...run, rounds: 2 });
  await untilRunIs(run, 'finished');
  return run;
}

/** A kept child of the first round whose lineage kept one in the second, too. */
async function keptPair({ runId }: TestRun) {
  const rows = await database().evolution.findMany({ where: { runId, status: 'kept' }, orderBy: { ordinal: 'asc' } });
  for (const first of rows.filter((row) => row.roundNumber === 1)) {
    const second = rows.find((row) => row.parentId === first.childId);
    if (second) return { first, second };
  }
  throw new Error('no lineage kept both');
}

const find = (id: Id) => database().evolution.findUniqueOrThrow({ where: { id } });

async function twiceKept({ runId }: TestRun): Promise<unknown[]> {
  return database().$queryRaw`
    SELECT "roundNumber", "lineageId" FROM evolution WHERE "runId" = ${runId}::uuid AND status = 'kept' GROUP BY 1, 2 HAVING count(*) > 1`;
}

test('a further attempt replaces the kept child, in its own round of a finished run, and the run ends again', async () => {
  const run = await madeRun();
  const { first, second } = await keptPair(run);
  const { projectId } = run;
  const input = { projectId, evolutionId: first.id };
  const before = await readConsequences(TEST_PERSON, input);
  expect(before).toEqual({ descendants: 1, kept: 1, isHead: null });
  const offer = await offerAttempt(TEST_PERSON, input);
  expect(offer).toMatchObject({ refusal: null, replaces: 1, keptDescendants: 1 });
  expect(offer.operations).toHaveLength(BUILT_IN_IDS.length);

  const operation = first.operation === 'breadth' ? 'deepening' : 'breadth';
  const { evolutionId } = await repeatEdge(TEST_PERSON, { ...input, operation, dropsDescendants: true });
  expect(await find(first.id)).toMatchObject({ status: 'dropped', decidedBy: 'people', verdict: 'kept' });
  await untilRunIs(run, 'finished');
  await until(async () => (await find(second.id)).status === 'dropped');
  const made = await find(evolutionId);
  const place = { roundId: first.roundId, lineageId: first.lineageId, parentId: first.parentId };
  expect(made).toMatchObject({ ...place, attempt: 2, operation });
  expect(['kept', 'eliminated', 'undecided']).toContain(made.state);
  expect(await twiceKept(run)).toEqual([]);
  expect(await wrongsOf(run)).toEqual([]);

  const lineage = await database().lineage.findUniqueOrThrow({ where: { id: first.lineageId } });
  const tree = await readLineageTree(TEST_PERSON, { projectId, seedId: lineage.seedId });
  expect(tree.nodes.map((node) => node.evolutionId)).toEqual([first.id, evolutionId, second.id]);
  expect(tree.runs).toMatchObject([{ id: run.runId, state: 'finished' }]);
  const elsewhere = { projectId: (await madeRun()).projectId, seedId: lineage.seedId };
  await expect(readLineageTree(TEST_PERSON, elsewhere)).rejects.toThrow('no such seed');
});

test('why it cannot be made again is said, and nothing is dropped then', async () => {
  const run = await madeRun();
  const { first } = await keptPair(run);
  const { projectId, runId, teacherId } = run;
  const input = { projectId, evolutionId: first.id };
  const again = () => repeatEdge(TEST_PERSON, { ...input, operation: 'deepening', dropsDescendants: false });
  const expectRefusal = async (words: string) => {
    expect((await offerAttempt(TEST_PERSON, input)).refusal).toContain(words);
    await expect(again()).rejects.toThrow(words);
    expect((await find(first.id)).status).toBe('kept');
  };

  await database().teacher.update({ where: { id: teacherId }, data: { archivedAt: new Date() } });
  await expectRefusal('“Rehearsal” was removed');
  await database().teacher.update({ where: { id: teacherId }, data: { archivedAt: null } });

  // A cap can be set only while a run is not over.
  await database().runBudget.create({ data: { runId, capUsd: '0.01' } });
  const price = { inputPerMillion: '20000', cachedPerMillion: null, outputPerMillion: '60000', batchShare: '0.5' };
  await setPrice(TEST_PERSON, { projectId, model: 'rehearsal-1', price });
  await expectRefusal('cap');
  await database().runBudget.delete({ where: { runId } });

  for (const [state, words] of [
    ['cancelled', 'is cancelled'],
    ['paused', 'is paused'],
  ] as const) {
    await database().run.update({ where: { id: runId }, data: { state } });
    await expectRefusal(words);
  }
  await database().run.update({ where: { id: runId }, data: { state: 'finished' } });

  await database().round.updateMany({ where: { runId, number: 2 }, data: { state: 'running' } });
  await expectRefusal('Round 2 is under way');
  await database().round.updateMany({ where: { runId, number: 2 }, data: { state: 'finished' } });

  const other = await makePerson('Other');
  const at = new Date().toISOString();
  const event = { kind: 'accept', reason: null, comment: null, undoesId: null, isBlind: false } as const;
  const accept = { ...event, isGuidelineGap: false, leaseId: null, eventId: newId(), evolutionId: first.id };
  await sendReviewEvents(other, { projectId, events: [{ ...accept, shownAt: at, decidedAt: at }] });
  await expect(again()).rejects.toThrow('Other people accepted');
  expect((await find(first.id)).status).toBe('kept');
  await expect(repeatEdge(other, { ...input, operation: 'deepening', dropsDescendants: false })).rejects.toThrow(
    'does not allow',
  );
});

test('any version of the template can be taken, and what the run draws is offered first', async () => {
  const run = await makeTestRun({
    ...{ seeds: SEEDS, baseUrl: rehearsal.url },
    config: { rounds: 1, weights: { deepening: 1, concretizing: 1 } },
  });
  await startRun(TEST_PERSON, { ...run, rounds: 1 });
  await untilRunIs(run, 'finished');
  const edge = await database().evolution.findFirstOrThrow({
    where: { runId: run.runId, status: 'kept', operation: 'deepening' },
  });
  const { projectId, scope } = run;
  const input = { projectId, evolutionId: edge.id };
  const text = `${defaultTemplate('deepening')} `;
  const version = { operation: 'deepening', version: 2, text, note: 'plainer', authorId: null };
  const second = await insertTemplateVersion(database(), scope, version);

  const { operations } = await offerAttempt(TEST_PERSON, input);
  const fitting = operations.filter(({ fits }) => fits).map(({ operation }) => operation);
  expect(fitting.toSorted()).toEqual(['concretizing', 'deepening']);
  expect(operations.slice(0, 2).map(({ operation }) => operation)).toEqual(fitting);
  expect(operations).toHaveLength(BUILT_IN_IDS.length);
  const deepening = operations.find(({ operation }) => operation === 'deepening')?.versions ?? [];
  expect(deepening).toMatchObject([
    { id: second, version: 2, note: 'plainer', isChosen: false },
    { id: edge.templateVersionId, version: 1, isChosen: true },
  ]);

  const ask = (operation: string, templateVersionId?: Id) =>
    repeatEdge(TEST_PERSON, { ...input, operation, templateVersionId, dropsDescendants: false });
  await expect(ask('breadth', second)).rejects.toThrow('no version of the template for breadth');
  await expect(ask('deepening', newId())).rejects.toThrow('no version');
  const elsewhere = await database().templateVersion.findFirstOrThrow({
    where: { operation: 'deepening', projectId: { not: projectId } },
  });
  await expect(ask('deepening', elsewhere.id)).rejects.toThrow('no version');
  expect((await find(edge.id)).status).toBe('kept');

  const tried = await ask('deepening', second);
  await untilRunIs(run, 'finished');
  expect(await find(tried.evolutionId)).toMatchObject({ templateVersionId: second, attempt: 2 });
  const sent = await database().teacherCall.findFirstOrThrow({
    where: { evolutionId: tried.evolutionId, role: 'evolver' },
  });
  expect(JSON.stringify(sent.request)).toContain(JSON.stringify(text.slice(0, 40)).slice(1, -1));
  const usual = await ask('deepening');
  expect((await find(usual.evolutionId)).templateVersionId).toBe(edge.templateVersionId);
  await untilRunIs(run, 'finished');
});

test('two who ask at once never leave two kept children', async () => {
  const run = await madeRun();
  const { first } = await keptPair(run);
  const input = {
    projectId: run.projectId,
    evolutionId: first.id,
    operation: 'deepening',
    dropsDescendants: true,
  } as const;
  const [one, two] = await Promise.allSettled([repeatEdge(TEST_PERSON, input), repeatEdge(TEST_PERSON, input)]);
  const made = [one, two].filter((answer) => answer.status === 'fulfilled');
  expect(made.length).toBeGreaterThan(0);
  await untilRunIs(run, 'finished');
  expect(await twiceKept(run)).toEqual([]);
  expect(await wrongsOf(run)).toEqual([]);
});
