import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import OpenAI, { toStreamingFile } from 'openai';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startRehearsal } from '@/lib/rehearsal/server';
import { errorKind } from './error-kind';
import { describeFailedCall } from './failed-call';
import { guardedFetch } from './guarded-fetch';

let server: Server;
let port: number;
const seen: { url: string | undefined; body: string }[] = [];

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    seen.push({ url: request.url, body });
    if (request.url === '/moved') response.writeHead(302, { location: '/secret' });
    else response.writeHead(200, { 'content-type': 'application/json', 'x-said': 'yes' });
    response.end('{"hello":"wörld"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

describe('guardedFetch', () => {
  test.each(['127.0.0.1', 'localhost', '[::ffff:127.0.0.1]'])('does not connect to %s', async (host) => {
    const before = seen.length;
    await expect(guardedFetch()(`http://${host}:${port}/v1`)).rejects.toThrow('in a private network');
    expect(seen.length).toBe(before);
  });

  test('judges the address it connects to, not the one that was looked up before', async () => {
    const asked: string[] = [];
    const refusing = guardedFetch((address) => asked.push(address) === 0);
    await expect(refusing(`http://localhost:${port}/v1`)).rejects.toThrow('localhost is in a private network');
    expect(asked.length).toBeGreaterThan(0);
  });

  test('sends and reads as fetch does', async () => {
    const open = guardedFetch(() => true);
    const response = await open(`http://localhost:${port}/v1`, { method: 'POST', body: '{"é":1}' });
    expect(response.headers.get('x-said')).toBe('yes');
    expect(await response.json()).toEqual({ hello: 'wörld' });
    expect(seen.at(-1)).toEqual({ url: '/v1', body: '{"é":1}' });
  });

  test('does not follow a redirect', async () => {
    const response = await guardedFetch(() => true)(`http://localhost:${port}/moved`);
    expect(response.status).toBe(302);
    expect(seen.at(-1)?.url).toBe('/moved');
  });

  test('its refusal is a failure that needs a person, also when the SDK has wrapped it', async () => {
    const client = new OpenAI({
      baseURL: `http://localhost:${port}/v1`,
      apiKey: 'k',
      fetch: guardedFetch(),
      maxRetries: 0,
    });
    const error = await client.models.list().catch((reason: unknown) => reason);
    const failed = describeFailedCall(error, 1000);
    expect(errorKind(failed)).toBe('not_found');
    expect(failed.message).toMatch(/^localhost is in a private network.*ALLOW_PRIVATE_TEACHERS/);
  });

  test('can be cut', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const address = `http://localhost:${(silent.address() as AddressInfo).port}/`;
    const cut = new AbortController();
    const call = guardedFetch(() => true)(address, { signal: cut.signal });
    cut.abort();
    await expect(call).rejects.toThrow();
    silent.close();
  });
});

test('a file goes up and comes down through the guard as a stream', async () => {
  const rehearsal = await startRehearsal({ latencyMs: 0, failureRate: 0, batchMs: 0 });
  const client = new OpenAI({ baseURL: rehearsal.url, apiKey: 'any', maxRetries: 0, fetch: guardedFetch(() => true) });
  async function* lines() {
    for (let i = 0; i < 5_000; i += 1) yield `${'a'.repeat(200)}${i}\n`;
  }
  const file = await client.files.create({ file: toStreamingFile(lines(), 'lines.jsonl'), purpose: 'batch' });
  const back = await (await client.files.content(file.id)).text();
  expect(back.split('\n').at(-2)).toBe(`${'a'.repeat(200)}4999`);
  await rehearsal.close();
});
