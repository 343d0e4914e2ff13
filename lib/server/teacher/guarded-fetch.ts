/** fetch that connects to public addresses only: it checks the very address it connects to, so that a name cannot be one thing when it is looked up and another when it is called. */
import { lookup } from 'node:dns';
import http, { type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { hostOf, PrivateAddressError } from './address-gate';
import { isPrivateAddress } from './private-address';
import { asWholeCall, makeAgents, sendWhole } from './whole-fetch';

type IsAllowed = (address: string) => boolean;
const isPublic: IsAllowed = (address) => !isPrivateAddress(address);

/** `isAllowed` is replaced by tests, whose servers are all on this machine. */
export function guardedFetch(isAllowed: IsAllowed = isPublic): typeof fetch {
  const onlyAllowed: LookupFunction = (host, options, callback) => {
    lookup(host, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, []);
      if (found.some(({ address }) => !isAllowed(address))) return callback(new PrivateAddressError(host), []);
      const first = found[0];
      if (options.all || !first) callback(null, found);
      else callback(null, first.address, first.family);
    });
  };
  const agents = makeAgents(onlyAllowed);
  return async (input, init) => {
    const whole = asWholeCall(input, init);
    if (whole) {
      refuseLiteral(whole.url.href, isAllowed);
      return sendWhole(whole, agents);
    }
    const request = new Request(input, init);
    const url = new URL(request.url);
    refuseLiteral(request.url, isAllowed);
    const agent = url.protocol === 'http:' ? agents['http:'] : agents['https:'];
    const headers = { ...Object.fromEntries(request.headers), 'accept-encoding': 'identity' };
    const answer = await send(url, { agent, headers, method: request.method, signal: request.signal }, request.body);
    return toResponse(answer);
  };
}

/** A literal address is not looked up. */
function refuseLiteral(url: string, isAllowed: IsAllowed): void {
  const host = hostOf(url);
  if (isIP(host) !== 0 && !isAllowed(host)) throw new PrivateAddressError(host);
}

function send(url: URL, options: RequestOptions, body: AsyncIterable<Uint8Array> | null): Promise<IncomingMessage> {
  const { request } = url.protocol === 'http:' ? http : https;
  return new Promise((resolve, reject) => {
    const call = request(url, options, resolve);
    call.on('error', reject);
    // A file of 200 MB is never held whole.
    if (body) pipeline(body, call).catch(reject);
    else call.end();
  });
}

const WITHOUT_BODY = [204, 205, 304];

/** Redirects are not followed: they are handed on as they are. */
function toResponse(answer: IncomingMessage): Response {
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headersDistinct)) {
    for (const one of value ?? []) headers.append(name, one);
  }
  const status = answer.statusCode ?? 502;
  if (WITHOUT_BODY.includes(status)) {
    answer.resume();
    return new Response(null, { status, headers });
  }
  const chunks: AsyncIterator<Buffer> = answer[Symbol.asyncIterator]();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await chunks.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
    cancel: () => void answer.destroy(),
  });
  return new Response(body, { status, headers });
}
