import { afterAll, beforeAll, expect, test } from 'vitest';
import { type StudioEvent, studioEventSchema } from '@/lib/core/contract/run-events';
import { type Rehearsal, startRehearsal } from '@/lib/rehearsal/server';
import { testDatabaseUrl } from '../database/test-database';
import { pauseRun, startRun } from '../services/run-control';
import { database } from '../store/connection';
import { announceChange } from '../store/notices';
import { type StudioWorker, startWorker } from '../worker/studio-worker';
import { makeTestRun, TEST_PERSON } from '../worker/test-run';
import { eventStream } from './event-stream';

let rehearsal: Rehearsal;
let worker: StudioWorker;
beforeAll(async () => {
  rehearsal = await startRehearsal({ port: 0, latencyMs: 5, failureRate: 0 });
  worker = await startWorker({ databaseUrl: testDatabaseUrl(), version: 'test' });
});
afterAll(async () => {
  await worker.stop(1_000);
  await rehearsal.close();
});

const connect = async (projectId: string, lastEventId: string | null = null) => {
  const closing = new AbortController();
  const options = { person: TEST_PERSON, projectId, lastEventId, signal: closing.signal };
  const response = await eventStream({ ...options, isStillAllowed: () => Promise.resolve(true) });
  const events = readEvents(response);
  return {
    response,
    close: () => closing.abort(),
    nextThat: (isWanted: (event: StudioEvent) => boolean) => nextThat(events, isWanted),
  };
};

async function* readEvents(response: Response): AsyncGenerator<StudioEvent> {
  let rest = '';
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const blocks = (rest + chunk).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const line = /^data: (.*)$/m.exec(block)?.[1];
      if (line !== undefined) yield studioEventSchema.parse(JSON.parse(line));
    }
  }
}

async function nextThat(
  events: AsyncGenerator<StudioEvent>,
  isWanted: (event: StudioEvent) => boolean,
): Promise<StudioEvent> {
  for (;;) {
    const { value, done } = await events.next();
    if (done) throw new Error('the stream ended');
    if (isWanted(value)) return value;
  }
}

const seeds = Array.from({ length: 12 }, (_, i) => `Say what ${i + 3} bees need in winter.`);

test('a page hears of a run from the first snapshot to the end of the round', async () => {
  const run = await makeTestRun({ seeds, baseUrl: rehearsal.url, config: { rounds: 1 } });
  const stream = await connect(run.projectId);
  expect(stream.response.headers.get('content-type')).toContain('text/event-stream');
  expect(stream.response.headers.get('cache-control')).toBe('no-cache, no-transform');
  expect(await stream.nextThat((event) => event.type === 'run')).toMatchObject({ run: { state: 'idle' } });
  await startRun(TEST_PERSON, { ...run, rounds: 1 });
  // Snapshots gather what happened between two flushes, so their order is not fixed.
  const awaited = new Set(['run finished', 'round over', 'instructions stale']);
  await stream.nextThat((event) => {
    if (event.type === 'run' && event.run.state === 'finished') awaited.delete('run finished');
    if (event.type === 'round' && event.report.round.counters.open === 0) awaited.delete('round over');
    if (event.type === 'stale' && event.nouns.includes('instructions')) awaited.delete('instructions stale');
    return awaited.size === 0;
  });
  stream.close();
});

test('a browser that was away gets a whole snapshot and asks for its lists again', async () => {
  const run = await makeTestRun({ seeds, baseUrl: rehearsal.url, config: { rounds: 1 } });
  await startRun(TEST_PERSON, { ...run, rounds: 1 });
  await pauseRun(TEST_PERSON, run);
  const stream = await connect(run.projectId, '7');
  expect(await stream.nextThat((event) => event.type === 'run')).toMatchObject({ run: { state: 'paused' } });
  expect(await stream.nextThat((event) => event.type === 'stale')).toMatchObject({
    nouns: expect.arrayContaining(['instructions']),
  });
  stream.close();
});

test('what is told of a run without a round brings the report of its newest round, too', async () => {
  const run = await makeTestRun({ seeds, baseUrl: rehearsal.url, config: { rounds: 1 } });
  const stream = await connect(run.projectId);
  await startRun(TEST_PERSON, { ...run, rounds: 1 });
  await stream.nextThat((event) => event.type === 'run' && event.run.state === 'finished');
  await stream.nextThat((event) => event.type === 'stale');
  await announceChange(database(), { projectId: run.projectId, runId: run.runId });
  expect(await stream.nextThat((event) => event.type === 'run')).toMatchObject({ run: { state: 'finished' } });
  expect(await stream.nextThat((event) => event.type !== 'stale')).toMatchObject({
    type: 'round',
    report: { round: { number: 1 } },
  });
  stream.close();
});

test('nobody hears of a project that is not there', async () => {
  await expect(connect('01a202d5-3fd4-7364-85d9-2450ffa31409')).rejects.toThrow('There is no such project.');
});
