import { afterAll, beforeAll, expect, test } from 'vitest';
import { SENTINELS } from '@/lib/rehearsal/sentinels';
import { type Rehearsal, startRehearsal } from '@/lib/rehearsal/server';
import { connectTeacher, type TeacherConnection } from './connect';
import { isRehearsalServer, isTeacherReachable } from './reach';

let rehearsal: Rehearsal;
let teacher: TeacherConnection;

beforeAll(async () => {
  rehearsal = await startRehearsal({ latencyMs: 0, failureRate: 0 });
  const given = { id: 't', baseUrl: rehearsal.url, model: 'rehearsal-1', key: null, parameters: {} };
  teacher = connectTeacher({ ...given, requestTimeoutMs: 1000 });
});
afterAll(() => rehearsal.close());

const ask = (content: string) =>
  teacher.ask({ role: 'responder', messages: [{ role: 'user', content }], sampling: { temperature: 1 } });

test('its work is marked, so that nobody can take it for data', async () => {
  expect(await ask('Name three colours.')).toMatchObject({
    outcome: 'answered',
    reply: { finishReason: 'stop', model: 'rehearsal-1', isRehearsal: true },
  });
  expect(await isRehearsalServer(rehearsal.url)).toBe(true);
  expect(await isTeacherReachable(rehearsal.url)).toBe(true);
});

test.each([
  ['rateLimitAlways', { kind: 'rate_limited', retryAfterMs: 1000 }],
  ['serverErrorAlways', { kind: 'overloaded' }],
  ['hang', { kind: 'timeout' }],
  ['cut', { kind: 'connection' }],
] as const)('%s', async (name, failure) => {
  expect(await ask(`Name three colours. ${SENTINELS[name]}`)).toMatchObject({ outcome: 'failed', ...failure });
});

test('a passing failure passes when the caller asks again', async () => {
  const question = `Name three rivers. ${SENTINELS.rateLimitOnce}`;
  expect(await ask(question)).toMatchObject({ outcome: 'failed', kind: 'rate_limited' });
  expect(await ask(question)).toMatchObject({ outcome: 'answered' });
});
