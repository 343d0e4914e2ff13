import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { RunConfig } from '@/lib/core/domain/run';
import { testDatabaseUrl } from '../database/test-database';
import { startRun } from '../services/run-control';
import { getRun } from '../services/runs';
import { database } from '../store/connection';
import { RETRY_POLICY } from './retry-policy';
import { type StudioWorker, startWorker } from './studio-worker';
import { makeTestRun, TEST_PERSON, type TestRun } from './test-run';
import { untilRunIs, wrongsOf } from './test-run-outcome';

const QUICK = { ...RETRY_POLICY, firstDelayMs: 10, maxDelayMs: 50, maxDelayInTroubleMs: 50 };
const SAME = 'Which river carries the most water?';

/** Evolves everything into a text of the test's choice, however it is written, and answers. */
let childOf: (given: string) => string = () => SAME;
let answer = 'The Amazon does, by far: a fifth of what all rivers bring to the sea.';
const server = createServer((request, response) => {
  let body = '';
  request.on('data', (bytes) => {
    body += bytes;
  });
  request.on('end', () => {
    const content: string = JSON.parse(body).messages.at(-1).content;
    const given = /#Given Prompt#:\n([\s\S]*?)\n\n#/.exec(content)?.[1];
    const text = given === undefined ? answer : childOf(given);
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ choices: [{ message: { content: text }, finish_reason: 'stop' }] }));
  });
});
let baseUrl = '';
const workers: StudioWorker[] = [];
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
});
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.stop(2_000);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const SEEDS = Array.from({ length: 40 }, (_, at) => `Name river number ${at + 1} of a long list.`);
const CONFIG: Partial<RunConfig> = { rounds: 1, weights: { constraints: 1 }, rules: ['duplicate_in_run'] };

async function run(seeds: readonly string[], config: Partial<RunConfig> = {}): Promise<TestRun> {
  const made = await makeTestRun({ seeds, baseUrl, config: { ...CONFIG, ...config } });
  for (let at = 0; at < 2; at += 1)
    workers.push(
      await startWorker({ databaseUrl: testDatabaseUrl(), version: 'test', retryPolicy: QUICK, sweepMs: 300 }),
    );
  await startRun(TEST_PERSON, { ...made, rounds: 1 });
  await untilRunIs(made, 'finished', 'idle');
  return made;
}
const callsOf = async ({ projectId }: TestRun) => {
  const rows = await database().teacherCall.groupBy({ by: ['role'], where: { projectId }, _count: true });
  return Object.fromEntries(rows.map(({ role, _count }) => [role, _count]));
};

describe('the same as another child of the run', () => {
  test('of forty at once, in two workers, one is kept, and only that one is answered', async () => {
    let turn = 0;
    childOf = () => {
      turn += 1;
      return turn % 2 === 0 ? SAME : `  ${SAME.toUpperCase().replace('?', ' ?!')}`;
    };
    const made = await run(SEEDS);
    const { counters } = (await getRun(TEST_PERSON, made)).rounds[0] ?? {};
    expect(counters).toMatchObject({ planned: 40, open: 0, kept: 1, eliminated: 39, failed: 0 });
    expect(await callsOf(made)).toEqual({ evolver: 40, responder: 1 });
    const dropped = await database().evolution.findMany({ where: { runId: made.runId, state: 'eliminated' } });
    expect(new Set(dropped.map(({ rule }) => rule))).toEqual(new Set(['duplicate_in_run']));
    expect(JSON.stringify(dropped[0]?.findings)).toMatch(/The same as a child of lineage \d+ in round 1/);
    expect(await wrongsOf(made)).toEqual([]);
  });

  test('the text of a seed is taken from the beginning', async () => {
    childOf = () => SEEDS[0] ?? '';
    const made = await run(SEEDS.slice(0, 5));
    expect((await getRun(TEST_PERSON, made)).rounds[0]?.counters).toMatchObject({ kept: 0, eliminated: 5 });
    const [one] = await database().evolution.findMany({ where: { runId: made.runId } });
    expect(JSON.stringify(one?.findings)).toContain('The same as a seed of this run.');
  });

  test('what is dropped afterwards leaves its text to others, and a twin is tried again within the round', async () => {
    childOf = () => SAME;
    answer = '…';
    const made = await run(SEEDS.slice(0, 3), {
      rules: ['duplicate_in_run', 'stopwords'],
      onFailure: { kind: 'retry_now', retries: 1 },
    });
    answer = 'The Amazon does, by far.';
    expect(await database().runText.count({ where: { runId: made.runId, evolutionId: { not: null } } })).toBe(0);
    expect((await getRun(TEST_PERSON, made)).rounds[0]?.counters).toMatchObject({ kept: 0, open: 0, eliminated: 6 });
    expect(await wrongsOf(made)).toEqual([]);
  });

  test('while the rule is off nothing is written down', async () => {
    childOf = () => SAME;
    const made = await run(SEEDS.slice(0, 5), { rules: [] });
    expect((await getRun(TEST_PERSON, made)).rounds[0]?.counters.kept).toBe(5);
    expect(await database().runText.count({ where: { runId: made.runId } })).toBe(0);
  });
});
