import OpenAI, { toFile } from 'openai';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Rehearsal, startRehearsal } from '@/lib/rehearsal/server';
import { closeDatabase, database } from '../store/connection';
import { newId } from '../store/new-id';
import { makeTestRun, TEST_PERSON, type TestRun } from '../worker/test-run';
import { removeProject } from './project-removal';

const NOBODY = 'http://127.0.0.1:9/v1';

let provider: Rehearsal;
let client: OpenAI;
beforeAll(async () => {
  provider = await startRehearsal({ batchMs: 600_000 });
  client = new OpenAI({ baseURL: provider.url, apiKey: 'any', maxRetries: 0 });
});
afterAll(async () => {
  await provider.close();
  await closeDatabase();
});

const submit = async (mark: string): Promise<string> => {
  const body = { model: 'rehearsal-1', messages: [{ role: 'user', content: 'Name a river.' }] };
  const line = { custom_id: 'r1', method: 'POST', url: '/v1/chat/completions', body };
  const file = await client.files.create({ file: await toFile(Buffer.from(JSON.stringify(line))), purpose: 'batch' });
  const order = { input_file_id: file.id, endpoint: '/v1/chat/completions', completion_window: '24h' } as const;
  return (await client.batches.create({ ...order, metadata: { evol_studio_batch: mark } })).id;
};
const addBatch = async ({ projectId, runId, teacherId }: TestRun, isHeard: boolean) => {
  const id = newId();
  const providerId = await submit(id);
  const known = isHeard ? { state: 'submitted', providerId } : { state: 'preparing', inputFileId: 'file-1' };
  await database().teacherBatch.create({
    data: { id, projectId, runId, teacherId, roundId: newId(), role: 'evolver', requestCount: 1, ...known },
  });
  return providerId;
};
const makeRun = (baseUrl: string) => makeTestRun({ seeds: ['Name a river.'], baseUrl, driver: 'batch' });
const exists = async ({ projectId }: TestRun) => (await database().project.count({ where: { id: projectId } })) === 1;
const isStopped = async (id: string) => /^cancell/.test((await client.batches.retrieve(id)).status);

test('what the provider still works on is cancelled there, also what was sent unheard', async () => {
  const run = await makeRun(provider.url);
  const ids = [await addBatch(run, true), await addBatch(run, false)];
  await removeProject(TEST_PERSON, { ...run, name: 'Test' });
  expect(await Promise.all(ids.map(isStopped))).toEqual([true, true]);
  expect(await exists(run)).toBe(false);
});

test('a batch that is over, or forgotten, does not stand in the way', async () => {
  const run = await makeRun(provider.url);
  await client.batches.cancel(await addBatch(run, true));
  await addBatch(run, true);
  await database().teacherBatch.updateMany({
    where: { runId: run.runId, state: 'submitted' },
    data: { providerId: 'gone' },
  });
  await removeProject(TEST_PERSON, { ...run, name: 'Test' });
  expect(await exists(run)).toBe(false);
});

test('a batch that cannot be stopped is told before anything is removed; the person may leave it', async () => {
  const run = await makeRun(NOBODY);
  await addBatch(run, true);
  await expect(removeProject(TEST_PERSON, { ...run, name: 'Test' })).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringMatching(/^A batch cannot be stopped: “Rehearsal”: connection failed: /),
    details: { place: 'leavesBatches' },
  });
  expect(await exists(run)).toBe(true);
  await removeProject(TEST_PERSON, { ...run, name: 'Test', leavesBatches: true });
  expect(await exists(run)).toBe(false);
});
