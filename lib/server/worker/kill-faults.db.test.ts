import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { randomFor } from '@/lib/core/domain/seeded-random';
import { env } from '../env';
import { stopJobEngine } from '../jobs/job-engine';
import { startRun } from '../services/run-control';
import { closeDatabase, database, inTransaction } from '../store/connection';
import { recountRound } from '../store/evolutions';
import { listRounds, lockRound } from '../store/rounds';
import { type KillGround, makeKillGround } from './kill-ground';
import { makeTestRun, TEST_PERSON, type TestRun } from './test-run';
import { wrongsOf } from './test-run-outcome';
import { startTestTeacher, type TestTeacher } from './test-teacher';

const KILLS = Number(process.env['KILLS'] ?? 50);
const SEED = Number(process.env['KILL_SEED'] ?? randomInt(1_000_000));
const WORKERS = 3;
const ROUNDS = 2;
const SEEDS = Array.from({ length: 5 * KILLS }, (_, at) => `Tell how street ${at + 1} of a town got its name.`);
/** The others take a killed worker for alive for a while and leave its part of the teacher alone, so there must be many parts. */
const MAX_CONCURRENCY = 96;
/** Between two kills; twenty in the mean, so that all of them fall into the two rounds. */
const MOST_CALLS_BETWEEN = 40;
/** Kills that come while nothing is asked are wanted, too: workers that start, rounds that end. */
const PATIENCE_MS = 2_000;

let ground: KillGround;
let teacher: TestTeacher;
beforeAll(async () => {
  ground = await makeKillGround(WORKERS);
  process.env['DATABASE_URL'] = ground.databaseUrl;
  expect(env().databaseUrl, 'the environment was read before').toBe(ground.databaseUrl);
  teacher = await startTestTeacher();
  teacher.latencyMs = 20;
}, 60_000);
afterAll(async () => {
  await stopJobEngine();
  await closeDatabase();
  await ground.close();
  await teacher.close();
}, 60_000);

const LOOK_AGAIN_MS = 5;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A look may fall into the moment in which the database is away; the test's own time limit ends the wait. */
async function look<Result>(read: () => Promise<Result>): Promise<Result> {
  for (;;) {
    const found = await read().then(
      (result) => ({ result }),
      () => null,
    );
    if (found) return found.result;
    await pause(100);
  }
}

async function untilAsked(calls: number): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  while (teacher.asked.length < calls && Date.now() < until) await pause(LOOK_AGAIN_MS);
}

type Stored = { id: string; prompt: string };
const storedAnswers = (projectId: string) =>
  database().$queryRaw<Stored[]>`
    SELECT id, request->'messages'->-1->>'content' AS prompt FROM teacher_call
    WHERE "projectId" = ${projectId}::uuid AND reply IS NOT NULL`;

/** Counters are put right by the sweep of a worker, so they are looked at after each kill and not only at the end. */
async function astrayCounters({ scope, runId }: TestRun): Promise<number> {
  let astray = 0;
  for (const { id } of await listRounds(database(), [runId])) {
    await inTransaction(async (tx) => {
      await lockRound(tx, scope, id);
      if (await recountRound(tx, id)) astray += 1;
    });
  }
  return astray;
}

type Kill = { part: 'worker' | 'database'; inFlight: Set<string>; stored: string[]; astray: number };

async function killOnce(run: TestRun, random: () => number): Promise<Kill> {
  await untilAsked(teacher.asked.length + Math.floor(random() * MOST_CALLS_BETWEEN));
  await pause(random() * teacher.latencyMs);
  const part = random() < 0.7 ? 'worker' : 'database';
  const stored = await look(() => storedAnswers(run.projectId));
  const known = new Set(stored.map(({ prompt }) => prompt));
  await ground.kill(part, random);
  const inFlight = new Set(teacher.asked.filter((prompt) => !known.has(prompt)));
  const astray = await look(() => astrayCounters(run));
  return { part, inFlight, stored: stored.map(({ id }) => id), astray };
}

function countEach(prompts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const prompt of prompts) counts.set(prompt, (counts.get(prompt) ?? 0) + 1);
  return counts;
}

test(`nothing is lost or doubled when workers and the database are killed ${KILLS} times (KILL_SEED=${SEED})`, async () => {
  const random = randomFor(SEED);
  const run = await makeTestRun({
    ...{ seeds: SEEDS, baseUrl: teacher.url, template: 'Evolve: {{instruction}}', maxConcurrency: MAX_CONCURRENCY },
    config: { rounds: ROUNDS, weights: { deepening: 1 } },
  });
  await startRun(TEST_PERSON, { ...run, rounds: ROUNDS });
  const kills: Kill[] = [];
  while (kills.length < KILLS) kills.push(await killOnce(run, random));
  const stateOf = () => database().run.findUniqueOrThrow({ where: { id: run.runId } });
  while ((await look(stateOf)).state === 'running') await pause(100);

  expect((await stateOf()).state).toBe('finished');
  expect(kills.map(({ astray }) => astray)).toEqual(kills.map(() => 0));
  expect(await wrongsOf(run)).toEqual([]);
  const stored = await storedAnswers(run.projectId);
  const atTheEnd = new Set(stored.map(({ id }) => id));
  expect(
    kills.flatMap((kill) => kill.stored.filter((id) => !atTheEnd.has(id))),
    'an answer was lost',
  ).toEqual([]);
  expect(stored, 'an answer was stored twice').toHaveLength(new Set(stored.map(({ prompt }) => prompt)).size);

  const perRound = SEEDS.length * ROUNDS;
  const parents = await database().instruction.groupBy({
    ...{ by: ['parentId', 'round'], where: { runId: run.runId, origin: 'evolved' }, _count: true },
  });
  expect(parents).toHaveLength(perRound);
  expect(parents.filter((parent) => parent._count !== 1)).toEqual([]);

  const interrupted = kills.reduce((sum, { inFlight }) => sum + inFlight.size, 0);
  expect(interrupted, 'no kill met a call in flight').toBeGreaterThan(0);
  const workerKills = kills.filter(({ part }) => part === 'worker');
  const again = [...countEach(teacher.answered)].filter(([, times]) => times > 1);
  const unexplained = again.filter(
    ([prompt, times]) => workerKills.filter(({ inFlight }) => inFlight.has(prompt)).length < times - 1,
  );
  expect(unexplained, 'answered twice, but not in flight at a kill of a worker').toEqual([]);
  const twice = again.reduce((sum, [, times]) => sum + times - 1, 0);
  console.log(
    `${workerKills.length} kills of workers, ${KILLS - workerKills.length} of the database; ${interrupted} calls were in flight; ` +
      `of ${teacher.asked.length} calls ${teacher.answered.length} were answered, ${twice} of them twice.`,
  );
}, 900_000);
