import type { PgBoss } from 'pg-boss';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabaseUrl } from '../database/test-database';
import { inTransaction } from '../store/connection';
import { newId } from '../store/new-id';
import { enqueue, sendJobsThrough, startJobEngine, stopJobEngine } from './job-engine';

let boss: PgBoss;
beforeAll(async () => {
  boss = await startJobEngine(testDatabaseUrl(), 'sender');
  sendJobsThrough(boss);
});
afterAll(stopJobEngine);

const payload = () => ({ projectId: newId(), runId: newId(), roundId: newId(), evolutionId: newId() });
const waiting = async (job: { evolutionId: string }) =>
  (await boss.findJobs('evolve', { key: job.evolutionId, queued: true })).length;

test('a job is there exactly when its transaction is committed', async () => {
  const [kept, undone] = [payload(), payload()];
  await inTransaction((tx) => enqueue(tx, 'evolve', kept));
  await expect(
    inTransaction(async (tx) => {
      await enqueue(tx, 'evolve', undone);
      throw new Error('changed my mind');
    }),
  ).rejects.toThrow('changed my mind');
  expect(await waiting(kept)).toBe(1);
  expect(await waiting(undone)).toBe(0);
});

test('looking at one evolution is queued once, waiting or running, and again when that is over', async () => {
  const job = payload();
  await inTransaction((tx) => enqueue(tx, 'evolve', [job]));
  await inTransaction((tx) => enqueue(tx, 'evolve', [job, job]));
  expect(await waiting(job)).toBe(1);
  const taken = (await boss.fetch<typeof job>('evolve', { batchSize: 100 })).filter(
    ({ data }) => data.evolutionId === job.evolutionId,
  );
  expect(taken).toHaveLength(1);
  await inTransaction((tx) => enqueue(tx, 'evolve', job));
  expect(await waiting(job)).toBe(0);
  await boss.complete('evolve', taken);
  await inTransaction((tx) => enqueue(tx, 'evolve', job));
  expect(await waiting(job)).toBe(1);
});

test('an undo, and an application of what was looked at, do not wait for the job before it to be told over', async () => {
  const [bulk, judging] = [
    { projectId: newId(), bulkId: newId() },
    { projectId: newId(), rejudgementId: newId() },
  ];
  await inTransaction(async (tx) => {
    await enqueue(tx, 'bulk', bulk);
    await enqueue(tx, 'judge-again', judging);
    await enqueue(tx, 'bulk', { ...bulk, isUndo: true });
    await enqueue(tx, 'bulk', { ...bulk, isUndo: true });
    await enqueue(tx, 'judge-again', { ...judging, isApply: true });
  });
  const queued = async (queue: string, key: string) => (await boss.findJobs(queue, { key, queued: true })).length;
  expect(await queued('bulk', bulk.bulkId)).toBe(1);
  expect(await queued('bulk', `${bulk.bulkId}:undo`)).toBe(1);
  expect(await queued('judge-again', judging.rejudgementId)).toBe(1);
  expect(await queued('judge-again', `${judging.rejudgementId}:apply`)).toBe(1);
});
