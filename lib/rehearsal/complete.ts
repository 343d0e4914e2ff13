/** Answers one chat completion request: checks it, waits as long as a model would, and sends the reply whole or as a stream. */
import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { ChatMessage } from '@/lib/core/domain/teacher';
import { badRequest, unknownModel } from './api-error';
import { type Completion, chunkBodies, countTokens, limitReply, wholeBody } from './completion-body';
import { type CompletionRequest, completionRequestSchema } from './completion-request';
import type { ForcedDelivery } from './forced-failures';
import { REHEARSAL_MODEL } from './models';
import { hashMessages, scriptReply } from './script';

export type Manner = {
  latencyMs: number;
  failureRate: number;
  force: (text: string, requestKey: string) => ForcedDelivery;
};

const CONTEXT_TOKENS = 128_000;

export async function complete(rawBody: string, response: ServerResponse, manner: Manner): Promise<void> {
  const request = readRequest(rawBody);
  const messages = request.messages.map(asChatMessage);
  const key = hashMessages(messages);
  const delivery = manner.force(messages.map((message) => message.content).join('\n'), key);
  // Half to one and a half times the latency, the same for the same request.
  await pause(manner.latencyMs * (0.5 + Number.parseInt(key.slice(0, 4), 16) / 0xffff) + delivery.extraMs, response);
  // A silent request is left open; it ends with the caller's patience or with the server.
  if (response.destroyed || delivery.isSilent) return;
  const completion = makeCompletion(request, messages, key, manner.failureRate);
  if (request.stream) sendStream(response, completion, request.stream_options?.include_usage === true, delivery.isCut);
  else sendWhole(response, completion, delivery.isCut);
}

/** One line of a batch: answered whole and at once; a failure is thrown. */
export function completeBody(rawBody: string, manner: Manner): object {
  const request = readRequest(rawBody);
  const messages = request.messages.map(asChatMessage);
  const key = hashMessages(messages);
  manner.force(messages.map((message) => message.content).join('\n'), key);
  return wholeBody(makeCompletion(request, messages, key, manner.failureRate));
}

function readRequest(rawBody: string): CompletionRequest {
  const parsed = completionRequestSchema.safeParse(parseJson(rawBody));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const param = issue?.path.join('.') || 'body';
    throw badRequest(`Invalid value for '${param}': ${issue?.message ?? 'not understood'}.`, param);
  }
  if (parsed.data.model !== REHEARSAL_MODEL) throw unknownModel(parsed.data.model);
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest('We could not parse the JSON body of your request.');
  }
}

const asChatMessage = ({ role, content }: CompletionRequest['messages'][number]): ChatMessage => ({
  role: role === 'developer' ? 'system' : role,
  content,
});

async function pause(ms: number, response: ServerResponse): Promise<void> {
  const left = new AbortController();
  const leave = () => left.abort();
  response.once('close', leave);
  await wait(ms, undefined, { signal: left.signal }).catch((error: unknown) => {
    // The caller hung up; that is noticed by the response being destroyed.
    if (!left.signal.aborted) throw error;
  });
  response.off('close', leave);
}

function makeCompletion(
  request: CompletionRequest,
  messages: readonly ChatMessage[],
  key: string,
  failureRate: number,
): Completion {
  const promptTokens = messages.reduce((sum, message) => sum + countTokens(message.content) + 4, 0);
  if (promptTokens > CONTEXT_TOKENS)
    throw badRequest(
      `This model's maximum context length is ${CONTEXT_TOKENS} tokens. However, your messages resulted in ${promptTokens} tokens.`,
      'messages',
      'context_length_exceeded',
    );
  const maxTokens = request.max_completion_tokens ?? request.max_tokens ?? null;
  const reply = limitReply(scriptReply(messages, failureRate), maxTokens);
  const completionTokens = countTokens(reply.text);
  return {
    id: `chatcmpl-rehearsal-${key.slice(0, 24)}`,
    reply,
    usage: {
      prompt_tokens: promptTokens,
      completion_tokens: completionTokens,
      total_tokens: promptTokens + completionTokens,
    },
    createdSeconds: Math.floor(Date.now() / 1000),
  };
}

function sendWhole(response: ServerResponse, completion: Completion, isCut: boolean): void {
  const body = Buffer.from(JSON.stringify(wholeBody(completion)));
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
  if (isCut) breakOff(response, body.subarray(0, body.length / 2));
  else response.end(body);
}

function sendStream(response: ServerResponse, completion: Completion, includesUsage: boolean, isCut: boolean): void {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' });
  const events = chunkBodies(completion, includesUsage).map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`);
  if (isCut) {
    breakOff(response, events.slice(0, Math.ceil(events.length / 2)).join(''));
    return;
  }
  for (const event of events) response.write(event);
  response.end('data: [DONE]\n\n');
}

/** Destroyed only once the first half has left, so that the caller sees a reply that breaks off and not one that never began. */
function breakOff(response: ServerResponse, part: Buffer | string): void {
  response.write(part, () => response.destroy());
}
