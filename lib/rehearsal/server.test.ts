import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Rehearsal, startRehearsal } from './server';

let teacher: Rehearsal;
let client: OpenAI;

beforeAll(async () => {
  teacher = await startRehearsal({ latencyMs: 0, failureRate: 0 });
  client = new OpenAI({ baseURL: teacher.url, apiKey: 'any', maxRetries: 0, timeout: 20_000 });
});
afterAll(() => teacher.close());

const ask = (content: string, extra: { max_tokens?: number } = {}) =>
  client.chat.completions.create({ model: 'rehearsal-1', messages: [{ role: 'user', content }], ...extra });

const failureOf = async (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

describe('as an OpenAI server', () => {
  test('lists its model, with the mark of rehearsal', async () => {
    const models = await client.models.list();
    expect(models.data).toMatchObject([{ id: 'rehearsal-1', owned_by: 'evol-studio-rehearsal' }]);
    expect((await client.models.retrieve('rehearsal-1')).id).toBe('rehearsal-1');
  });

  test('answers with usage, marks and rate-limit headers', async () => {
    const { data, response } = await ask('Name three rivers.').withResponse();
    expect(data).toMatchObject({ object: 'chat.completion', model: 'rehearsal-1', system_fingerprint: 'rehearsal' });
    expect(data.choices[0]?.finish_reason).toBe('stop');
    expect((data.choices[0]?.message.content ?? '').split(/\s+/).length).toBeGreaterThan(20);
    const { prompt_tokens, completion_tokens, total_tokens } = data.usage ?? {};
    expect(total_tokens).toBe((prompt_tokens ?? 0) + (completion_tokens ?? 0));
    expect(completion_tokens).toBeGreaterThan(20);
    expect(response.headers.get('x-evol-rehearsal')).toBe('1');
    expect(response.headers.get('x-ratelimit-remaining-requests')).toBe('9999');
    expect(response.headers.get('x-request-id')).toMatch(/^rehearsal-\d+$/);
  });

  test('streams the same text in chunks, with usage when it is asked for', async () => {
    const whole = await ask('Explain tides to a child.');
    const stream = await client.chat.completions.create({
      model: 'rehearsal-1',
      messages: [{ role: 'user', content: 'Explain tides to a child.' }],
      stream: true,
      stream_options: { include_usage: true },
    });
    const chunks = [];
    for await (const chunk of stream) chunks.push(chunk);
    expect(chunks.map((chunk) => chunk.choices[0]?.delta.content ?? '').join('')).toBe(
      whole.choices[0]?.message.content,
    );
    expect(chunks.length).toBeGreaterThan(5);
    expect(chunks.at(-1)?.usage).toEqual(whole.usage);
    expect(chunks.findLast((chunk) => chunk.choices.length > 0)?.choices[0]?.finish_reason).toBe('stop');
    expect(chunks.every((chunk) => chunk.system_fingerprint === 'rehearsal')).toBe(true);
  });

  test('the same messages get the same reply, from any server', async () => {
    const other = await startRehearsal({ latencyMs: 0, failureRate: 0 });
    const otherClient = new OpenAI({ baseURL: other.url, apiKey: 'another', maxRetries: 0 });
    const messages = [{ role: 'user' as const, content: 'Write a poem about a bridge.' }];
    const [first, again, elsewhere] = await Promise.all([
      client.chat.completions.create({ model: 'rehearsal-1', messages }),
      client.chat.completions.create({ model: 'rehearsal-1', messages, temperature: 0 }),
      otherClient.chat.completions.create({ model: 'rehearsal-1', messages }),
    ]);
    await other.close();
    expect(again.choices).toEqual(first.choices);
    expect(elsewhere.choices).toEqual(first.choices);
    expect(elsewhere.id).toBe(first.id);
  });

  test('stops at the limit of tokens and says so', async () => {
    const reply = await ask('Name three rivers.', { max_tokens: 5 });
    expect(reply.choices[0]?.finish_reason).toBe('length');
    expect(reply.usage?.completion_tokens).toBe(5);
  });

  test('errors have OpenAI’s shape', async () => {
    const wrongKey = new OpenAI({ baseURL: teacher.url, apiKey: 'wrong-key', maxRetries: 0 });
    expect(await failureOf(wrongKey.models.list())).toMatchObject({ status: 401, code: 'invalid_api_key' });
    const messages = [{ role: 'user' as const, content: 'x' }];
    expect(await failureOf(client.chat.completions.create({ model: 'gpt-x', messages }))).toMatchObject({
      status: 404,
      code: 'model_not_found',
      param: 'model',
    });
    expect(await failureOf(client.chat.completions.create({ model: 'rehearsal-1', messages: [] }))).toMatchObject({
      status: 400,
      type: 'invalid_request_error',
      param: 'messages',
    });
    expect(
      await failureOf(client.chat.completions.create({ model: 'rehearsal-1', messages, temperature: 9 })),
    ).toMatchObject({ status: 400, param: 'temperature' });
    expect(await failureOf(ask('long '.repeat(200_000)))).toMatchObject({
      status: 400,
      code: 'context_length_exceeded',
    });
    const broken = await fetch(`${teacher.url}/chat/completions`, { method: 'POST', body: '{"model": ' });
    expect(broken.status).toBe(400);
    expect(await broken.json()).toMatchObject({
      error: { type: 'invalid_request_error', message: expect.any(String) },
    });
    expect((await fetch(`${teacher.url}/embeddings`)).status).toBe(404);
  });
});

describe('sentinels', () => {
  test.each([
    ['[[429]]', 429],
    ['[[500]]', 500],
  ])('%s fails once for the same text, then succeeds', async (token, status) => {
    for (const text of [`Name rivers. ${token}`, `Name lakes. ${token}`]) {
      expect(await failureOf(ask(text))).toMatchObject({ status });
      expect((await ask(text)).choices).toHaveLength(1);
    }
  });

  test('[[429]] says when to come back', async () => {
    const error = await failureOf(ask('Name hills. [[429]]'));
    expect(error instanceof OpenAI.APIError && error.headers?.get('retry-after')).toBe('1');
  });

  test.each([
    ['[[429-always]]', 429],
    ['[[500-always]]', 500],
  ])('%s fails every time', async (token, status) => {
    for (let count = 0; count < 3; count += 1) expect(await failureOf(ask(`a ${token}`))).toMatchObject({ status });
  });

  test('[[cut]] breaks the connection in the middle of the reply', async () => {
    expect(await failureOf(ask('Name rivers. [[cut]]'))).toBeInstanceOf(Error);
    const stream = await client.chat.completions.create({
      model: 'rehearsal-1',
      messages: [{ role: 'user', content: 'Name rivers. [[cut]]' }],
      stream: true,
    });
    let received = '';
    const reading = (async () => {
      for await (const chunk of stream) received += chunk.choices[0]?.delta.content ?? '';
    })();
    expect(await failureOf(reading)).toBeInstanceOf(Error);
    expect(received.length).toBeGreaterThan(10);
  });

  test('[[hang]] never answers, and is let go of when the caller leaves', async () => {
    const work = client.chat.completions.create(
      { model: 'rehearsal-1', messages: [{ role: 'user', content: 'a [[hang]]' }] },
      { timeout: 300 },
    );
    expect(await failureOf(work)).toBeInstanceOf(OpenAI.APIConnectionTimeoutError);
  });

  test('[[slow]] answers later than a caller of 300 ms waits', async () => {
    const work = client.chat.completions.create(
      { model: 'rehearsal-1', messages: [{ role: 'user', content: 'a [[slow]]' }] },
      { timeout: 300 },
    );
    expect(await failureOf(work)).toBeInstanceOf(OpenAI.APIConnectionTimeoutError);
  });

  test.each([
    ['[[refuse]]', /sorry/i],
    ['[[garbage]]', /^[\p{P}\s]*$|\b(?:the|it|this|so|and)\b/iu],
    ['[[empty]]', /^$/],
  ])('%s in an instruction forces its answer', async (token, shape) => {
    const reply = await ask(`Name three rivers. ${token}`);
    expect(reply.choices[0]?.message.content).toMatch(shape);
    expect((reply.choices[0]?.message.content ?? '').length).toBeLessThan(120);
  });
});

describe('as a process', () => {
  const start = (port: string) =>
    spawn(process.execPath, ['--import', 'tsx', path.join(import.meta.dirname, 'server.ts')], {
      env: { ...process.env, REHEARSAL_PORT: port },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });

  test('says its address, and leaves when its supervisor is gone', async () => {
    const child = start('0');
    const [line] = await once(child.stdout ?? process.stdin, 'data');
    expect(String(line)).toMatch(/http:\/\/127\.0\.0\.1:\d+\/v1/);
    child.disconnect();
    expect(await once(child, 'exit')).toEqual([0, null]);
  }, 20_000);

  test('a port that is taken is one clear line and an exit code', async () => {
    const child = start(new URL(teacher.url).port);
    const [line] = await once(child.stderr ?? process.stdin, 'data');
    expect(String(line)).toContain('The rehearsal teacher could not start');
    expect(String(line).trim().split('\n')).toHaveLength(1);
    child.disconnect();
    expect(await once(child, 'exit')).toEqual([1, null]);
  }, 20_000);
});
