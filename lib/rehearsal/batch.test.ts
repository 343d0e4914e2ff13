import OpenAI, { toFile } from 'openai';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Rehearsal, startRehearsal } from './server';

let teacher: Rehearsal;
let client: OpenAI;

beforeAll(async () => {
  teacher = await startRehearsal({ latencyMs: 0, failureRate: 0, batchMs: 0 });
  client = new OpenAI({ baseURL: teacher.url, apiKey: 'any', maxRetries: 0, timeout: 60_000 });
});
afterAll(() => teacher.close());

const requestOf = (customId: string, content: string, model = 'rehearsal-1') =>
  JSON.stringify({
    custom_id: customId,
    method: 'POST',
    url: '/v1/chat/completions',
    body: { model, messages: [{ role: 'user', content }] },
  });
const requests = (count: number, special: Record<number, string> = {}) =>
  Array.from({ length: count }, (_, i) => requestOf(`r${i}`, `Name ${i} rivers. ${special[i] ?? ''}`));

const submit = async (lines: readonly string[], metadata: Record<string, string> = {}) => {
  const file = await client.files.create({
    file: await toFile(Buffer.from(lines.join('\n')), 'in.jsonl'),
    purpose: 'batch',
  });
  return client.batches.create({
    input_file_id: file.id,
    endpoint: '/v1/chat/completions',
    completion_window: '24h',
    metadata,
  });
};

const ended = async (id: string) => {
  for (;;) {
    const batch = await client.batches.retrieve(id);
    if (['completed', 'failed', 'expired', 'cancelled'].includes(batch.status)) return batch;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

type Line = {
  custom_id: string;
  response: { status_code: number; body: object } | null;
  error: { code: string } | null;
};
const linesOf = async (fileId: string | undefined): Promise<Line[]> =>
  fileId
    ? (await (await client.files.content(fileId)).text())
        .trim()
        .split('\n')
        .map((row) => JSON.parse(row))
    : [];

describe('a batch', () => {
  test('answers every line as a live call would, in another order, and the same each time', async () => {
    const created = await submit(requests(40), { mine: '1' });
    expect(created).toMatchObject({ object: 'batch', status: 'validating', metadata: { mine: '1' } });
    const batch = await ended(created.id);
    expect(batch).toMatchObject({ status: 'completed', request_counts: { total: 40, completed: 40, failed: 0 } });
    expect(batch.error_file_id).toBeNull();
    const lines = await linesOf(batch.output_file_id);
    const order = lines.map((line) => line.custom_id);
    expect([...order].sort()).toEqual(
      requests(40)
        .map((_, i) => `r${i}`)
        .sort(),
    );
    expect(order).not.toEqual(requests(40).map((_, i) => `r${i}`));
    const live = await client.chat.completions.create({
      model: 'rehearsal-1',
      messages: [{ role: 'user', content: 'Name 7 rivers. ' }],
    });
    const seventh = lines.find((line) => line.custom_id === 'r7')?.response?.body;
    expect(seventh).toMatchObject({ choices: [{ message: { content: live.choices[0]?.message.content } }] });
    const again = await ended((await submit(requests(40))).id);
    expect((await linesOf(again.output_file_id)).map((line) => line.custom_id)).not.toEqual(
      requests(40).map((_, i) => `r${i}`),
    );
  });

  test('puts refused lines into the error file, with a status and no error', async () => {
    const batch = await ended((await submit(requests(3, { 1: '[[500-always]]' }))).id);
    expect(batch.request_counts).toEqual({ total: 3, completed: 2, failed: 1 });
    expect(await linesOf(batch.error_file_id)).toMatchObject([
      { custom_id: 'r1', response: { status_code: 500 }, error: null },
    ]);
  });

  test('expires with what it has, and the next try is whole', async () => {
    const special = { 2: '[[batch-expire]]' };
    const batch = await ended((await submit(requests(5, special))).id);
    expect(batch.status).toBe('expired');
    expect((await linesOf(batch.output_file_id)).map((line) => line.custom_id).sort()).toEqual(['r0', 'r1']);
    const errors = await linesOf(batch.error_file_id);
    expect(errors.map((line) => line.custom_id).sort()).toEqual(['r2', 'r3', 'r4']);
    expect(errors.every((line) => line.response === null && line.error?.code === 'batch_expired')).toBe(true);
    expect((await ended((await submit(requests(5, special))).id)).status).toBe('completed');
  });

  test('can lose a line', async () => {
    const batch = await ended((await submit(requests(3, { 0: '[[batch-lose]]' }))).id);
    expect((await linesOf(batch.output_file_id)).map((line) => line.custom_id).sort()).toEqual(['r1', 'r2']);
    expect(batch.error_file_id).toBeNull();
  });

  test('is refused when more tokens would wait than may', async () => {
    const narrow = await startRehearsal({ latencyMs: 0, batchMs: 0, batchTokens: 100 });
    const own = new OpenAI({ baseURL: narrow.url, apiKey: 'any', maxRetries: 0 });
    const send = async (count: number) => {
      const file = await own.files.create({
        file: await toFile(Buffer.from(requests(count).join('\n')), 'in.jsonl'),
        purpose: 'batch',
      });
      return own.batches.create({
        input_file_id: file.id,
        endpoint: '/v1/chat/completions',
        completion_window: '24h',
      });
    };
    const small = await send(1);
    const large = await send(20);
    await expect.poll(async () => (await own.batches.retrieve(small.id)).status).toBe('completed');
    await expect.poll(async () => (await own.batches.retrieve(large.id)).status).toBe('failed');
    expect((await own.batches.retrieve(large.id)).errors?.data).toMatchObject([{ code: 'token_limit_exceeded' }]);
    await narrow.close();
  });

  test('is cancelled with what it has', async () => {
    const { id } = await submit(requests(4, { 2: '[[hang]]' }));
    while ((await client.batches.retrieve(id)).request_counts?.completed !== 2);
    expect((await client.batches.cancel(id)).status).toBe('cancelling');
    const batch = await ended(id);
    expect(batch.status).toBe('cancelled');
    expect((await linesOf(batch.output_file_id)).length).toBe(2);
    expect((await linesOf(batch.error_file_id)).map((line) => line.error?.code)).toEqual(
      Array(2).fill('batch_cancelled'),
    );
    await expect(client.batches.cancel(id)).rejects.toMatchObject({ status: 409 });
  });
});

describe('validation', () => {
  test.each([
    ['an unknown model', [requestOf('a', 'Hello', 'gpt-0')], 'model_not_found', 1],
    ['a custom_id twice', [requestOf('a', 'Hello'), requestOf('a', 'Hello again')], 'duplicate_custom_id', 2],
    ['what is no JSON', [requestOf('a', 'Hello'), '{'], 'invalid_line', 2],
    ['a forced refusal', [requestOf('a', 'Hello [[batch-refuse]]')], 'rehearsed_refusal', 1],
  ])('refuses %s', async (_, lines, code, line) => {
    const batch = await ended((await submit(lines)).id);
    expect(batch.status).toBe('failed');
    expect(batch.errors?.data).toMatchObject([{ code, line }]);
  });

  test('refuses the line after the fifty-thousandth', async () => {
    const lines = Array.from({ length: 50_001 }, (_, i) => requestOf(`r${i}`, 'Hi'));
    const batch = await ended((await submit(lines)).id);
    expect(batch.errors?.data).toMatchObject([{ code: 'too_many_requests' }]);
  }, 60_000);

  test('refuses a file over 200 MB', async () => {
    const file = await toFile(Buffer.alloc(200 * 1024 * 1024 + 1, 'a'), 'in.jsonl');
    await expect(client.files.create({ file, purpose: 'batch' })).rejects.toThrow('larger than 200 MB');
  }, 60_000);
});

test('files are read until they are deleted, and gone then', async () => {
  const file = await client.files.create({ file: await toFile(Buffer.from('abc'), 'in.jsonl'), purpose: 'batch' });
  expect(await client.files.retrieve(file.id)).toMatchObject({ bytes: 3, purpose: 'batch', filename: 'in.jsonl' });
  expect(await (await client.files.content(file.id)).text()).toBe('abc');
  expect(await client.files.delete(file.id)).toMatchObject({ deleted: true });
  await expect(client.files.retrieve(file.id)).rejects.toMatchObject({ status: 404 });
});

test('batches are listed page by page, newest first', async () => {
  const ids = [];
  for (const name of ['x', 'y', 'z']) ids.push((await submit([requestOf(name, 'Hi')], { name })).id);
  const found = [];
  for await (const batch of client.batches.list({ limit: 2 })) found.push(batch.id);
  expect(found.slice(0, 3)).toEqual(ids.reverse());
});
