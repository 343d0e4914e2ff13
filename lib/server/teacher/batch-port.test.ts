import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Rehearsal, startRehearsal } from '@/lib/rehearsal/server';
import { outcomeOfLine, parseBatchLine } from './batch-line';
import { connectBatches } from './batch-port';
import { readTextLines } from './read-text-lines';

const SENT = { model: 'rehearsal-1', messages: [], parameters: {} };
const teacherAt = (baseUrl: string) => ({
  ...{ id: 't', baseUrl, model: 'rehearsal-1', key: 'sk-secret-key', parameters: {} },
  requestTimeoutMs: 5_000,
});

let rehearsal: Rehearsal;
beforeAll(async () => {
  rehearsal = await startRehearsal({ latencyMs: 0, failureRate: 0, batchMs: 0 });
});
afterAll(() => rehearsal.close());

async function* lines(...contents: string[]): AsyncGenerator<string> {
  for (const [i, content] of contents.entries()) {
    const body = { model: 'rehearsal-1', messages: [{ role: 'user', content }] };
    yield `${JSON.stringify({ custom_id: `r${i}`, method: 'POST', url: '/v1/chat/completions', body })}\n`;
  }
}

const value = <Value>(result: { ok: true; value: Value } | { ok: false; failure: { message: string } }): Value => {
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
};

const fail = async (line: string): Promise<never> => {
  throw new Error(`unexpected: ${line}`);
};

describe('a file of requests', () => {
  test('goes out as a stream and comes back as two, each line an outcome', async () => {
    const port = connectBatches(teacherAt(rehearsal.url));
    const { fileId } = value(await port.upload(lines('Name a river.', 'Name a hill. [[500-always]]'), 'a.jsonl'));
    const created = value(await port.create(fileId, 'mark-1'));
    expect(value(await port.find('mark-1', new Date()))?.id).toBe(created.id);
    expect(value(await port.find('mark-2', new Date()))).toBeNull();
    let batch = created;
    while (batch.status !== 'completed') batch = value(await port.retrieve(created.id));
    expect(batch.counts).toEqual({ completed: 1, failed: 1 });
    const outcomes = new Map<string, unknown>();
    for (const id of [batch.outputFileId, batch.errorFileId]) {
      const read = await port.read(id ?? '', async (text) => {
        const line = parseBatchLine(text);
        if (line) outcomes.set(line.custom_id, outcomeOfLine(line, SENT));
      });
      expect(read.ok).toBe(true);
    }
    expect(outcomes.get('r0')).toMatchObject({
      outcome: 'answered',
      reply: { isRehearsal: true, finishReason: 'stop' },
    });
    expect(outcomes.get('r1')).toMatchObject({ outcome: 'failed', kind: 'overloaded' });
    expect(await port.deleteFile(fileId)).toEqual({ ok: true, value: null });
    expect(await port.read(fileId, fail)).toMatchObject({ ok: false, failure: { status: 404 } });
  });

  test('that fails its validation says which line and why', async () => {
    const port = connectBatches(teacherAt(rehearsal.url));
    const { fileId } = value(await port.upload(lines('Hello [[batch-refuse]]'), 'a.jsonl'));
    const { id } = value(await port.create(fileId, 'mark-3'));
    let batch = value(await port.retrieve(id));
    while (batch.status !== 'failed') batch = value(await port.retrieve(id));
    expect(batch.fault).toBe('line 1: The batch is refused, as its line asks.');
  });
});

describe('a server without a Batch API', () => {
  test.each([
    [200, 'text/html', '<html>hello</html>'],
    [200, 'application/json', '{"ok":true}'],
    [404, 'application/json', '{"error":{"message":"no such route for sk-secret-key"}}'],
  ])('is a failure with a reason (%i %s)', async (status, type, body) => {
    const server = createServer((request, response) => {
      request.resume();
      response.writeHead(status, { 'content-type': type }).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const port = connectBatches(teacherAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`));
    const failed = await port.upload(lines('Hello'), 'a.jsonl');
    expect(failed).toMatchObject({ ok: false, failure: { kind: 'not_found' } });
    expect(JSON.stringify(failed)).not.toContain('sk-secret-key');
    server.close();
    server.closeAllConnections();
  });

  test('that does not listen is a failure of the connection', async () => {
    const port = connectBatches(teacherAt('http://127.0.0.1:9/v1'));
    expect(await port.retrieve('batch_1')).toMatchObject({ ok: false, failure: { kind: 'connection' } });
  });
});

describe('a line', () => {
  const of = (line: object) => outcomeOfLine({ custom_id: 'x', ...line }, SENT);

  test.each([
    [{ error: { code: 'batch_expired', message: 'late' } }, 'timeout'],
    [{ error: { code: 'request_timeout' } }, 'timeout'],
    [{ response: { status_code: 429, body: { error: { message: 'slow down' } } }, error: null }, 'rate_limited'],
    [
      { response: { status_code: 400, body: { error: { message: 'x', code: 'context_length_exceeded' } } } },
      'context_too_long',
    ],
    [{ response: { status_code: 400, body: null } }, 'bad_request'],
    [{ response: { status_code: 200, body: { choices: [] } } }, 'unparsable'],
    [{}, 'unparsable'],
  ])('%j is %s', (line, kind) => {
    expect(of(line)).toMatchObject({ outcome: 'failed', kind });
  });

  test('that is no line of a batch is none', () => {
    for (const text of ['', '{', '[]', '{"id":1}']) expect(parseBatchLine(text)).toBeNull();
  });
});

test('lines are found wherever the chunks end, inside a letter too', async () => {
  const bytes = new TextEncoder().encode('{"a":"ü"}\n\n{"b":1}\nlast');
  for (let cut = 1; cut < bytes.length; cut += 1) {
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(bytes.slice(0, cut));
        controller.enqueue(bytes.slice(cut));
        controller.close();
      },
    });
    const found = [];
    for await (const line of readTextLines(body)) found.push(line);
    expect(found).toEqual(['{"a":"ü"}', '{"b":1}', 'last']);
  }
});
