import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Rehearsal, startRehearsal } from '@/lib/rehearsal/server';
import { testDatabaseUrl } from '../database/test-database';
import { startRun } from '../services/run-control';
import { getRun } from '../services/runs';
import { database } from '../store/connection';
import { RETRY_POLICY } from './retry-policy';
import { type StudioWorker, startWorker } from './studio-worker';
import { makeTestRun, TEST_PERSON, type TestRun } from './test-run';
import { wrongsOf } from './test-run-outcome';

let rehearsal: Rehearsal;
let worker: StudioWorker;
beforeAll(async () => {
  rehearsal = await startRehearsal({ port: 0, latencyMs: 20, failureRate: 0 });
  const retryPolicy = { ...RETRY_POLICY, firstDelayMs: 10, maxDelayMs: 50, maxDelayInTroubleMs: 50 };
  worker = await startWorker({ databaseUrl: testDatabaseUrl(), version: 'test', retryPolicy, sweepMs: 500 });
});
afterAll(async () => {
  await worker.stop(2_000);
  await rehearsal.close();
});

/** What a crash of the server does to its clients: every connection of this database ends at once. */
async function cutEveryConnection(): Promise<void> {
  const admin = new Client({ connectionString: testDatabaseUrl() });
  await admin.connect();
  await admin.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  );
  await admin.end();
}

/** The look itself may be cut, too. */
const look = (run: TestRun) => getRun(TEST_PERSON, run).catch(() => null);

test('a round outlives the end of every connection, several times', async () => {
  const seeds = Array.from({ length: 40 }, (_, i) => `Compare ${i + 2} ways to store rain water on a roof.`);
  const run = await makeTestRun({ seeds, baseUrl: rehearsal.url, config: { rounds: 1 }, maxConcurrency: 8 });
  await startRun(TEST_PERSON, { ...run, rounds: 1 });
  for (const calls of [5, 30, 60, 90]) {
    for (let view = await look(run); ; view = await look(run)) {
      const round = view?.rounds[0];
      if (round && (round.counters.calls >= calls || round.state === 'finished')) break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await cutEveryConnection();
  }
  for (let view = await look(run); view?.state !== 'finished'; view = await look(run)) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(await wrongsOf(run)).toEqual([]);
  const perStep = await database().teacherCall.groupBy({
    by: ['evolutionId', 'role'],
    where: { projectId: run.projectId, errorKind: null },
    _count: true,
  });
  expect(perStep.every((row) => row._count === 1)).toBe(true);
});
