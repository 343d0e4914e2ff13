/** fetch for a call whose request and reply are one text each: over node:http, without streams of the web, which halves the CPU of a call (bench cpu: 1.4 → 0.8 ms). */
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';

export type Agents = { 'http:': http.Agent; 'https:': https.Agent };

/** Shorter than servers keep a connection that nobody uses, so that none is closed under a call that is just being sent. */
const IDLE_MS = 4_000;

export function makeAgents(lookup?: LookupFunction): Agents {
  const options = { keepAlive: true, timeout: IDLE_MS, ...(lookup ? { lookup } : {}) };
  return { 'http:': new http.Agent(options), 'https:': new https.Agent(options) };
}

export type WholeCall = { url: URL; method: string; headers: Headers; body: string; signal?: AbortSignal | null };

/** Null when it is no such call: a file that goes up, or a stream that comes down. */
export function asWholeCall(input: Parameters<typeof fetch>[0], init: RequestInit | undefined): WholeCall | null {
  if (typeof init?.body !== 'string' || typeof input !== 'string') return null;
  const { method = 'GET', headers, body, signal } = init;
  return { url: new URL(input), method, headers: new Headers(headers), body, ...(signal ? { signal } : {}) };
}

/** Redirects are not followed: they are handed on as they are. */
export function sendWhole({ url, method, headers, body, signal }: WholeCall, agents: Agents): Promise<Response> {
  const isPlain = url.protocol === 'http:';
  headers.set('accept-encoding', 'identity');
  return new Promise((resolve, reject) => {
    // What aborted it is what the caller knows; the closed socket is only how it looks from here.
    const fail = (error: unknown) => reject(signal?.aborted ? signal.reason : error);
    const call = (isPlain ? http : https).request(url, {
      ...{ method, headers: Object.fromEntries(headers), agent: agents[isPlain ? 'http:' : 'https:'] },
      ...(signal ? { signal } : {}),
    });
    call.once('response', (answer) => readWhole(answer).then(resolve, fail));
    // It may come after the reply, too.
    call.on('error', fail);
    call.end(body);
  });
}

const WITHOUT_BODY = [204, 205, 304];

async function readWhole(answer: IncomingMessage): Promise<Response> {
  const body = await new Promise<Buffer<ArrayBuffer>>((resolve, reject) => {
    const parts: Buffer[] = [];
    answer.on('data', (part: Buffer) => parts.push(part));
    answer.once('end', () => resolve(Buffer.concat(parts)));
    answer.once('error', reject);
  });
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headersDistinct)) {
    for (const one of value ?? []) headers.append(name, one);
  }
  const status = answer.statusCode ?? 502;
  return new Response(WITHOUT_BODY.includes(status) ? null : body, { status, headers });
}

/** For addresses that need no guard. */
export function wholeFetch(): typeof fetch {
  const agents = makeAgents();
  return (input, init) => {
    const call = asWholeCall(input, init);
    return call ? sendWhole(call, agents) : fetch(input, init);
  };
}
