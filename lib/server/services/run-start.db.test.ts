import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stopJobEngine } from '../jobs/job-engine';
import { seal } from '../secrets';
import { closeDatabase, database } from '../store/connection';
import { makeTestRun, TEST_PERSON } from '../worker/test-run';
import { startRun } from './run-control';
import { getRun } from './runs';

let answer: (response: ServerResponse) => void = () => undefined;
let calls = 0;
let baseUrl = '';
const server = createServer((request, response) => {
  calls += 1;
  request.resume();
  answer(response);
});
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await stopJobEngine();
  await closeDatabase();
});

const replies =
  (status: number, body: string, headers: Record<string, string> = {}) =>
  (response: ServerResponse) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(body);
  };
const error = (message: string, code: string) => JSON.stringify({ error: { message, code } });
const yes = replies(200, JSON.stringify({ choices: [{ message: { content: 'Yes.' }, finish_reason: 'stop' }] }));

const start = async (at = baseUrl) => {
  const run = await makeTestRun({ seeds: ['Name a river.'], baseUrl: at, config: { rounds: 1 } });
  calls = 0;
  return { run, started: startRun(TEST_PERSON, { ...run, rounds: 1 }) };
};

describe('a round does not begin', () => {
  test.each([
    ['a wrong key', replies(401, error('Incorrect API key.', 'invalid_api_key')), /key refused: HTTP 401: Incorrect/],
    [
      'an unknown model',
      replies(404, error('No such model.', 'model_not_found')),
      /no such model or address: HTTP 404/,
    ],
    [
      'a web page',
      replies(200, '<!doctype html><title>Hi</title>', { 'content-type': 'text/html' }),
      /web page \(“Hi”\)/,
    ],
    ['another API', replies(200, '{"hello":"world"}'), /reply not understood: The reply holds no choices/],
    ['a redirect', replies(302, '', { location: 'http://elsewhere.test/' }), /redirects to http:\/\/elsewhere\.test/],
    ['settings it refuses', replies(400, error('temperature is not supported', 'bad')), /temperature is not supported/],
  ])('with %s, and says so before anything is planned', async (_, reply, message) => {
    answer = reply;
    const { run, started } = await start();
    await expect(started).rejects.toThrow(message);
    await expect(started).rejects.toMatchObject({
      code: 'teacher_unreachable',
      details: { remedy: expect.any(String) },
    });
    expect(await getRun(TEST_PERSON, run)).toMatchObject({ state: 'idle', rounds: [] });
  });

  test('when nothing listens at the address', async () => {
    const { started } = await start('http://127.0.0.1:9/v1');
    await expect(started).rejects.toThrow(/The evolver “Rehearsal” cannot be used: connection failed/);
  });
});

describe('a round begins', () => {
  test('after one call for a teacher in three roles, by a server without a list of models', async () => {
    answer = yes;
    const { started } = await start();
    expect(await started).toMatchObject({ state: 'running' });
    expect(calls).toBe(1);
  });

  test.each([
    ['is busy', replies(503, error('Try later.', 'busy'))],
    ['limits the rate', replies(429, error('Slow down.', 'rate'))],
    ['cannot think so briefly', replies(400, error('max_tokens was reached: raise it.', 'bad'))],
  ])('with a teacher that %s: that passes by itself', async (_, reply) => {
    answer = reply;
    const { started } = await start();
    expect(await started).toMatchObject({ state: 'running' });
  });

  test('with the key that is stored', async () => {
    const run = await makeTestRun({ seeds: ['Name a river.'], baseUrl, config: { rounds: 1 } });
    await database().teacher.update({ where: { id: run.teacherId }, data: { sealedKey: seal('sk-right') } });
    let key: string | undefined;
    answer = (response) => {
      key = response.req.headers.authorization;
      yes(response);
    };
    await startRun(TEST_PERSON, { ...run, rounds: 1 });
    expect(key).toBe('Bearer sk-right');
  });
});
