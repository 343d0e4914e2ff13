/** A lean OpenAI server, in its own process: the rehearsal teacher's own work (0.5 ms a call of scripting) would be measured otherwise. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomFor } from '@/lib/core/domain/seeded-random';
import { JUDGEMENT_SLOT, REWRITTEN_SLOT } from '@/lib/core/evolution/operations/slots';
import { answering, sayReady } from './answering';
import { NO_FAULTS, type TeacherManner, type TeacherQuestion, type TeacherSeen } from './teacher-manner';

/** ln(10) ÷ 2.326: with it the 99th percentile of a log-normal is ten times its median. */
const TAIL_SIGMA = 0.99;
const LONGEST_OF_MEAN = 15;
const KEEP_ALIVE_MS = 75_000;

/** As long as answers of real models are in the mean: about 400 tokens. */
const ANSWER = 'First look at what is asked, then at what is known, and write both down before you decide. '.repeat(18);
const DETAIL = ' Say what you take as given, compare two ways to do it, name the costs of each, and give one example.';

let manner: TeacherManner = { latencyMs: 0, hasLongTail: false, faults: NO_FAULTS };
let random = randomFor(1);
const seen = { asked: 0, answered: 0, firstAt: 0, lastAt: 0, atOnce: 0, mostAtOnce: 0, busyMs: 0, changedAt: 0 };

function count(change: 1 | -1): void {
  const now = performance.now();
  seen.busyMs += seen.atOnce * (now - seen.changedAt);
  seen.changedAt = now;
  seen.atOnce += change;
  seen.mostAtOnce = Math.max(seen.mostAtOnce, seen.atOnce);
}

function latency(): number {
  if (!manner.hasLongTail) return manner.latencyMs;
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const relative = Math.exp(TAIL_SIGMA * normal - TAIL_SIGMA ** 2 / 2);
  return manner.latencyMs * Math.min(relative, LONGEST_OF_MEAN);
}

function replyTo(body: string): string {
  if (body.includes(JUDGEMENT_SLOT)) return 'Not Equal';
  if (!body.includes(REWRITTEN_SLOT)) return ANSWER;
  return `Explain to a newcomer how item ${/item (\d+)/.exec(body)?.[1] ?? '0'} is planned, built and kept in order.${DETAIL}`;
}

const completion = (content: string) =>
  JSON.stringify({
    ...{ id: 'chatcmpl-bench', object: 'chat.completion', created: 1, model: 'bench-1' },
    choices: [
      { index: 0, finish_reason: 'stop', logprobs: null, message: { role: 'assistant', content, refusal: null } },
    ],
    usage: { prompt_tokens: 320, completion_tokens: content.length >> 2, total_tokens: 320 + (content.length >> 2) },
  });

function sendError(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ error: { message: `refused with ${status}`, type: 'bench', code: null } }));
}

function sendAnswer(response: ServerResponse, body: string, fault: 'cut' | 'garbled' | null): void {
  const text = completion(replyTo(body));
  if (fault === 'garbled') {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(`}{ ${text.slice(40)}`);
    return;
  }
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  if (fault === 'cut') response.write(text.slice(0, text.length >> 1), () => response.destroy());
  else {
    seen.answered += 1;
    seen.lastAt = performance.now();
    response.end(text);
  }
}

function behave(response: ServerResponse, body: string): void {
  const { refused, failed, hung, cut, garbled } = manner.faults;
  const chance = random();
  // Refusals come at once, as those of a real gateway.
  if (chance < refused) sendError(response, 429);
  else if (chance < refused + failed) sendError(response, 500);
  else if (chance >= refused + failed + hung) {
    const left = chance - refused - failed - hung;
    const fault = left < cut ? 'cut' : left < cut + garbled ? 'garbled' : null;
    setTimeout(() => sendAnswer(response, body, fault), latency());
  }
}

async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const at = performance.now();
  if (seen.asked === 0) [seen.firstAt, seen.changedAt] = [at, at];
  seen.asked += 1;
  count(1);
  response.once('close', () => count(-1));
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  behave(response, Buffer.concat(parts).toString('utf8'));
}

function whatWasSeen(): TeacherSeen {
  const spanMs = Math.max(1, seen.lastAt - seen.firstAt);
  const { asked, answered, mostAtOnce, busyMs } = seen;
  return { asked, answered, spanMs, mostAtOnce, meanAtOnce: busyMs / spanMs };
}

function begin(next: TeacherManner): void {
  manner = next;
  random = randomFor(7);
  Object.assign(seen, { asked: 0, answered: 0, firstAt: 0, lastAt: 0, mostAtOnce: seen.atOnce, busyMs: 0 });
}

const server = createServer((request, response) => {
  take(request, response).catch(() => response.destroy());
});
server.keepAliveTimeout = KEEP_ALIVE_MS;
server.listen(0, '127.0.0.1', () => {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  answering<TeacherQuestion>((question) => {
    if (question.do === 'url') return url;
    if (question.do === 'begin') return begin(question.manner);
    return whatWasSeen();
  });
  sayReady();
});
