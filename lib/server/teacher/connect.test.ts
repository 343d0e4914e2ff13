import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { type ConnectedTeacher, connectTeacher } from './connect';

const servers: Server[] = [];

async function listen(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
}

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

function teacherAt(baseUrl: string, change: Partial<ConnectedTeacher> = {}) {
  const teacher = { id: 't', baseUrl, model: 'm-1', key: null, parameters: {}, requestTimeoutMs: 5000, ...change };
  return connectTeacher(teacher);
}

const QUESTION = { role: 'responder', messages: [{ role: 'user', content: 'Hello?' }], sampling: {} } as const;
const ask = (baseUrl: string, change: Partial<ConnectedTeacher> = {}) =>
  teacherAt(baseUrl, change).ask({ ...QUESTION, messages: [...QUESTION.messages] });

const json =
  (status: number, body: object, headers: Record<string, string> = {}): RequestListener =>
  (_request, response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

const page =
  (status: number): RequestListener =>
  (_request, response) =>
    response
      .writeHead(status, { 'content-type': 'text/html' })
      .end('<!doctype html><html><head><title>Welcome to nginx</title></head></html>');

const COMPLETION = {
  model: 'm-1-0613',
  choices: [{ message: { content: 'Hi.' }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 7, completion_tokens: 2 },
};

async function readBody(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return JSON.parse(text);
}

test('an answer with its cost; what is not set is not sent', async () => {
  let seen: unknown;
  let authorization: string | undefined;
  const baseUrl = await listen(async (request, response) => {
    authorization = request.headers.authorization;
    seen = await readBody(request);
    json(200, COMPLETION)(request as never, response as never);
  });
  const result = await ask(baseUrl);
  expect(result).toMatchObject({
    outcome: 'answered',
    reply: { text: 'Hi.', finishReason: 'stop', tokensIn: 7, tokensOut: 2, model: 'm-1-0613', isRehearsal: false },
  });
  expect(seen).toEqual({ model: 'm-1', messages: [{ role: 'user', content: 'Hello?' }] });
  expect(authorization).toBeUndefined();
});

test('the teacher’s own parameters, system prompt and key', async () => {
  let seen: unknown;
  let authorization: string | undefined;
  const baseUrl = await listen(async (request, response) => {
    authorization = request.headers.authorization;
    seen = await readBody(request);
    json(200, COMPLETION)(request as never, response as never);
  });
  const teacher = teacherAt(baseUrl, { key: 'sk-1', parameters: { temperature: 0.3, systemPrompt: 'Be brief.' } });
  const result = await teacher.ask({ role: 'judge', messages: [], sampling: { temperature: 1, maxTokens: 9 } });
  const sent = {
    model: 'm-1',
    messages: [{ role: 'system', content: 'Be brief.' }],
    parameters: { temperature: 0.3, max_tokens: 9 },
  };
  expect(result.sent).toEqual(sent);
  expect(seen).toEqual({ model: sent.model, messages: sent.messages, ...sent.parameters });
  expect(authorization).toBe('Bearer sk-1');
});

test.each([
  ['the header', json(200, COMPLETION, { 'x-evol-rehearsal': '1' })],
  ['the fingerprint', json(200, { ...COMPLETION, system_fingerprint: 'rehearsal' })],
])('the rehearsal teacher is known by %s', async (_name, answer) => {
  expect(await ask(await listen(answer))).toMatchObject({ reply: { isRehearsal: true } });
});

test.each([
  ['a web page', page(200), 'not_found', /web page \(“Welcome to nginx”\)/],
  ['a web page with 502', page(502), 'overloaded', /HTTP 502: a web page/],
  [
    'no JSON',
    (_: unknown, response: Parameters<RequestListener>[1]) => response.end('hello'),
    'unparsable',
    /not JSON/,
  ],
  [
    'broken JSON',
    (_: unknown, response: Parameters<RequestListener>[1]) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"choices": ['),
    'unparsable',
    /not JSON/,
  ],
  ['no choices', json(200, { choices: [] }), 'unparsable', /no choices/],
  ['an error with 200', json(200, { error: { message: 'busy', code: 429 } }), 'rate_limited', /busy/],
  ['400', json(400, { error: { message: 'temperature is wrong' } }), 'bad_request', /HTTP 400: temperature is wrong/],
  ['401', json(401, { error: { message: 'Incorrect API key' } }), 'authentication', /Incorrect API key/],
  ['404', json(404, { error: { message: 'no such model' } }), 'not_found', /no such model/],
  ['too long', json(400, { error: { message: 'x', code: 'context_length_exceeded' } }), 'context_too_long', /x/],
  ['filter', json(400, { error: { message: 'x', code: 'content_filter' } }), 'content_filter', /x/],
  ['500', json(500, { error: { message: 'boom' } }), 'overloaded', /boom/],
] as const)('%s', async (_name, answer, kind, message) => {
  const result = await ask(await listen(answer as RequestListener));
  expect(result).toMatchObject({ outcome: 'failed', kind, retryAfterMs: null });
  expect(result.outcome === 'failed' && result.message).toMatch(message);
});

test('exactly one call is made, and the wait that was asked for is told', async () => {
  let calls = 0;
  const baseUrl = await listen((request, response) => {
    calls += 1;
    json(429, { error: { message: 'slow down' } }, { 'retry-after': '3' })(request, response);
  });
  expect(await ask(baseUrl)).toMatchObject({ kind: 'rate_limited', retryAfterMs: 3000 });
  expect(calls).toBe(1);
});

test('a server that repeats the key does not leak it', async () => {
  const baseUrl = await listen(json(401, { error: { message: 'Wrong key: sk-secret-1' } }));
  const result = await ask(baseUrl, { key: 'sk-secret-1' });
  expect(JSON.stringify(result)).not.toContain('sk-secret-1');
  expect(result).toMatchObject({ kind: 'authentication', message: expect.stringContaining('[key]') });
});

test('nothing listens', async () => {
  const baseUrl = await listen(json(200, COMPLETION));
  await new Promise((resolve) => servers.pop()?.close(resolve));
  const result = await ask(baseUrl);
  expect(result).toMatchObject({
    outcome: 'failed',
    kind: 'connection',
    message: expect.stringMatching(/refused.*ECONNREFUSED/),
  });
});

test('a name that nobody knows', async () => {
  expect(await ask('http://no-such-host.invalid/v1')).toMatchObject({
    kind: 'connection',
    message: expect.stringMatching(/DNS/),
  });
});

test('TLS where there is none', async () => {
  const baseUrl = await listen(json(200, COMPLETION));
  expect(await ask(baseUrl.replace('http:', 'https:'))).toMatchObject({
    kind: 'connection',
    message: expect.stringMatching(/TLS/),
  });
});

test.each([
  ['never answers', () => undefined],
  [
    'stops in the middle',
    (_: unknown, response: Parameters<RequestListener>[1]) =>
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"choices":'),
  ],
  [
    'stops in the middle of an error',
    (_: unknown, response: Parameters<RequestListener>[1]) =>
      response.writeHead(500, { 'content-type': 'application/json' }).write('{"error":'),
  ],
] as const)('a server that %s', async (_name, answer) => {
  const result = await ask(await listen(answer as unknown as RequestListener), { requestTimeoutMs: 200 });
  expect(result).toMatchObject({ outcome: 'failed', kind: 'timeout', message: 'No complete reply within 0.2 s.' });
});

test.each([
  ['at once', (request: IncomingMessage) => request.socket.destroy()],
  [
    'in the middle of the reply',
    (_: unknown, response: Parameters<RequestListener>[1]) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"choices":');
      setTimeout(() => response.destroy(), 20);
    },
  ],
] as const)('a connection that is cut %s', async (_name, answer) => {
  expect(await ask(await listen(answer as unknown as RequestListener))).toMatchObject({
    outcome: 'failed',
    kind: 'connection',
  });
});

test('only the caller’s own signal makes it reject', async () => {
  const baseUrl = await listen(() => undefined);
  const stop = new AbortController();
  const asked = teacherAt(baseUrl).ask({ ...QUESTION, messages: [] }, stop.signal);
  setTimeout(() => stop.abort(new Error('paused')), 20);
  await expect(asked).rejects.toThrow('paused');
});

describe('a model that thinks', () => {
  const thinking = (message: object) => ({
    model: 'm-1',
    choices: [{ message, finish_reason: 'stop' }],
    usage: {
      ...{ prompt_tokens: 70, completion_tokens: 50 },
      prompt_tokens_details: { cached_tokens: 64 },
      completion_tokens_details: { reasoning_tokens: 40 },
    },
  });

  test.each([
    ['in a field of its own', { content: 'Hi.', reasoning_content: 'A greeting.' }],
    ['in the other field', { content: 'Hi.', reasoning: 'A greeting.' }],
    ['in the text', { content: '<think>A greeting.</think>\nHi.' }],
  ])('%s: the thought is kept apart and counted', async (_name, message) => {
    const result = await ask(await listen(json(200, thinking(message))));
    const usage = { tokensIn: 70, tokensCached: 64, tokensOut: 50, tokensReasoning: 40 };
    expect(result).toMatchObject({ outcome: 'answered', reply: { text: 'Hi.', reasoning: 'A greeting.', ...usage } });
  });

  test.each([
    ['without an end', { content: '<think>A greeting, so' }],
    ['and no answer', { content: null, reasoning_content: 'A greeting, so' }],
  ])('%s: an empty reply', async (_name, message) => {
    const result = await ask(await listen(json(200, thinking(message))));
    expect(result).toMatchObject({ outcome: 'answered', reply: { text: '', reasoning: 'A greeting, so' } });
  });
});

test('what may be on the bill although no answer came is told apart', async () => {
  const cut = await listen((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '900' });
    response.write('{"choices":');
    setTimeout(() => response.destroy(), 20);
  });
  expect(await ask(cut)).toMatchObject({ outcome: 'failed', mayBeBilled: true });
  expect(await ask(await listen(json(429, { error: { message: 'slow down' } })))).toMatchObject({ mayBeBilled: false });
  const gone = await listen(json(200, {}));
  await new Promise((resolve) => servers.pop()?.close(resolve));
  expect(await ask(gone)).toMatchObject({ kind: 'connection', mayBeBilled: false });
});
