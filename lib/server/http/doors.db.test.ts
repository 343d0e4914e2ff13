/** The doors of the studio: cookies, keys, origins, and what is told when something goes wrong. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { problemSchema } from '@/lib/core/contract/problem';
import { AppError } from '@/lib/core/domain/app-error';
import type { Person } from '@/lib/core/domain/person';
import { createApiKey } from '../services/accounts';
import { createPerson } from '../services/people';
import { makePerson } from '../services/test-people';
import { closeDatabase } from '../store/connection';
import { answerAccountCall } from './account-handler';
import { answerCall } from './contract-handler';
import { openApiDocument } from './openapi';
import { failureOf, problemResponse } from './problem-response';
import { personOfRequest } from './session';

const HERE = 'http://studio.test:3000';
const LOGIN = { email: 'ann@example.test', password: 'long enough' };
let person: Person;
let cookie: string;

type Sent = { method?: string; headers?: Record<string, string>; body?: string };

function request(path: string, { method = 'GET', headers = {}, body }: Sent = {}): Request {
  const all = { host: 'studio.test:3000', 'content-type': 'application/json', ...headers };
  return new Request(HERE + path, { method, headers: all, ...(body === undefined ? {} : { body }) });
}

const signIn = (headers: Record<string, string> = {}, login: object = LOGIN) =>
  answerAccountCall(request('/api/auth/sign-in/email', { method: 'POST', headers, body: JSON.stringify(login) }));

beforeAll(async () => {
  const owner = await makePerson('owner');
  person = await createPerson(owner, { ...LOGIN, name: 'Ann', role: 'researcher' });
  const response = await signIn({ origin: HERE });
  cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
});
afterAll(closeDatabase);

async function problemOf(response: Response) {
  return { status: response.status, ...problemSchema.parse(await response.json()) };
}

test('a password opens a session; a wrong one, or a page from elsewhere, does not', async () => {
  expect((await answerCall(request('/api/me', { headers: { cookie } }))).status).toBe(200);
  expect((await signIn({}, { ...LOGIN, password: 'wrong wrong' })).status).toBe(401);
  expect((await signIn({ origin: 'http://elsewhere.test' })).status).toBe(403);
});

test('the cookie is for this site and for no script', async () => {
  const attributes = (await signIn()).headers.get('set-cookie') ?? '';
  expect(attributes).toMatch(/HttpOnly/i);
  expect(attributes).toMatch(/SameSite=Lax/i);
});

test.each(['/sign-up/email', '/admin/create-user', '/admin/set-role', '/admin/impersonate-user', '/delete-user'])(
  'the account library’s %s is closed',
  async (path) => {
    const response = await answerAccountCall(
      request(`/api/auth${path}`, { method: 'POST', headers: { cookie }, body: '{}' }),
    );
    expect(response.status).toBe(404);
  },
);

test.each([
  ['x-api-key', (key: string) => ({ 'x-api-key': key })],
  ['Authorization', (key: string) => ({ authorization: `Bearer ${key}` })],
])('an API key in %s stands for its person', async (_name, headersOf) => {
  const key = await createApiKey(person, 'script');
  const response = await answerCall(request('/api/me', { headers: headersOf(key) }));
  expect(await response.json()).toMatchObject({ id: person.id, role: 'researcher' });
});

test('a wrong key is refused, even beside a good cookie', async () => {
  const response = await answerCall(request('/api/me', { headers: { cookie, 'x-api-key': 'evol_wrong' } }));
  expect(await problemOf(response)).toMatchObject({ status: 401, code: 'not_signed_in' });
});

const CREATE = { method: 'POST', body: JSON.stringify({ name: 'P' }) };

test.each([
  ['another site', { origin: 'http://elsewhere.test' }, 403],
  ['the same name on another port', { origin: 'http://studio.test:9999' }, 403],
  ['no origin, across sites', { 'sec-fetch-site': 'cross-site' }, 403],
  ['its own page', { origin: HERE }, 200],
  ['its own page behind TLS', { origin: 'https://studio.test:3000' }, 200],
  ['a script', {}, 200],
] as const)('a change with a cookie from %s', async (_name, headers, status) => {
  expect((await answerCall(request('/api/projects', { ...CREATE, headers: { cookie, ...headers } }))).status).toBe(
    status,
  );
});

test('an API key is no cookie, so its origin does not matter', async () => {
  const headers = { 'x-api-key': await createApiKey(person, 'script'), origin: 'http://elsewhere.test' };
  expect((await answerCall(request('/api/projects', { ...CREATE, headers }))).status).toBe(200);
});

test('routes outside the contract ask the same way', async () => {
  expect(await personOfRequest(request('/api/x', { method: 'POST', headers: { cookie } }))).toEqual(person);
  await expect(personOfRequest(request('/api/x'))).rejects.toMatchObject({ code: 'not_signed_in' });
  const foreign = request('/api/x', { method: 'POST', headers: { cookie, origin: 'http://elsewhere.test' } });
  await expect(personOfRequest(foreign)).rejects.toMatchObject({ code: 'not_allowed' });
});

test.each([
  ['a field that is missing', CREATE.method, '/api/projects', '{}', 400, { code: 'invalid_input', place: 'name' }],
  ['no JSON', 'POST', '/api/projects', '{"name":', 400, { code: 'invalid_input' }],
  ['an id that is none', 'GET', '/api/projects/abc', undefined, 400, { code: 'invalid_input', place: 'projectId' }],
  ['a call that is not there', 'GET', '/api/nothing', undefined, 404, { code: 'not_found' }],
  [
    'a project that is not there',
    'GET',
    '/api/projects/00000000-0000-7000-8000-000000000000',
    undefined,
    404,
    { code: 'not_found' },
  ],
  ['too much', 'POST', '/api/projects', JSON.stringify({ name: 'x'.repeat(9_000_000) }), 413, { code: 'too_large' }],
] as const)('%s', async (_name, method, path, body, status, problem) => {
  const sent = { method, headers: { cookie, 'content-length': String(body?.length ?? 0) }, ...(body ? { body } : {}) };
  expect(await problemOf(await answerCall(request(path, sent)))).toMatchObject({ status, ...problem });
});

test('what nobody expected is told without details, under an id', async () => {
  const { status, problem } = failureOf(new Error('password of the database is hunter2'));
  expect(status).toBe(500);
  expect(problem.message).toMatch(/fault [0-9a-f]{8}/);
  expect(JSON.stringify(problem)).not.toContain('hunter2');
  const known = problemResponse(new AppError('conflict', 'Taken.', { place: 'name', remedy: 'Choose another.' }));
  expect(await problemOf(known)).toEqual({
    status: 409,
    code: 'conflict',
    message: 'Taken.',
    place: 'name',
    remedy: 'Choose another.',
  });
});

test('health needs no account', async () => {
  const response = await answerCall(request('/api/health'));
  expect(await response.json()).toMatchObject({
    status: 'degraded',
    database: { isReachable: true },
    workers: { alive: 0 },
  });
});

test('the OpenAPI document holds every call, with the one error body', async () => {
  const document = await openApiDocument();
  const operation = document.paths?.['/projects/{projectId}/templates/{operation}']?.post;
  expect(operation?.operationId).toBe('templates.save');
  expect(operation?.responses?.['default']).toEqual({ $ref: '#/components/responses/Problem' });
  expect(document.components?.securitySchemes).toHaveProperty('apiKey');
});
