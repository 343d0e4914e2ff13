/** The Teacher port: exactly one chat completion per `ask`, over the openai SDK; a failure is a value, and who retries is the caller. */
import OpenAI from 'openai';
import type { ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions';
import type { Id } from '@/lib/core/domain/identifier';
import type {
  ChatMessage,
  FailureKind,
  SamplingParameters,
  TeacherParameters,
  TeacherReply,
  TeacherRequest,
} from '@/lib/core/domain/teacher';
import { readCompletion, readErrorBody } from './completion';
import { errorKind, type FailedCall } from './error-kind';
import { describeFailedCall, isWebPage, timedOut, titleOf } from './failed-call';
import { retryAfterMs } from './retry-after';

export type ConnectedTeacher = {
  id: Id;
  baseUrl: string;
  model: string;
  key: string | null;
  parameters: TeacherParameters;
  requestTimeoutMs: number;
};

/** What went over the wire, for the record of calls. */
export type SentRequest = { model: string; messages: ChatMessage[]; parameters: Record<string, number> };

export type TeacherOutcome =
  | { outcome: 'answered'; reply: TeacherReply; sent: SentRequest }
  | {
      outcome: 'failed';
      kind: FailureKind;
      message: string;
      retryAfterMs: number | null;
      latencyMs: number;
      sent: SentRequest;
    };

export interface TeacherConnection {
  /** Rejects only when `signal` is aborted. */
  ask(request: TeacherRequest, signal?: AbortSignal): Promise<TeacherOutcome>;
}

export function connectTeacher(teacher: ConnectedTeacher): TeacherConnection {
  const client = makeClient(teacher);
  return {
    async ask(request, signal) {
      const sent = toSent(teacher, request);
      const startedAt = performance.now();
      const result = await callOnce(client, sent, teacher.requestTimeoutMs, signal);
      const latencyMs = Math.round(performance.now() - startedAt);
      if ('reply' in result) {
        const { reply } = result;
        return { outcome: 'answered', reply: { ...reply, model: reply.model ?? teacher.model, latencyMs }, sent };
      }
      const message = withoutKey(result.failed.message, teacher.key);
      const kind = result.kind ?? errorKind(result.failed);
      return { outcome: 'failed', kind, message, retryAfterMs: result.retryAfterMs ?? null, latencyMs, sent };
    },
  };
}

/** Nothing is taken from the environment: a key in OPENAI_API_KEY must not travel to a server of somebody's choice. */
function makeClient({ baseUrl, key, requestTimeoutMs }: ConnectedTeacher): OpenAI {
  return new OpenAI({
    baseURL: baseUrl,
    apiKey: key ?? 'none',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    maxRetries: 0,
    timeout: requestTimeoutMs,
    logLevel: 'off',
    ...(key === null ? { defaultHeaders: { Authorization: null } } : {}),
  });
}

function toSent({ model, baseUrl, parameters }: ConnectedTeacher, request: TeacherRequest): SentRequest {
  const { systemPrompt, ...own } = parameters;
  const system: ChatMessage[] = systemPrompt ? [{ role: 'system', content: systemPrompt }] : [];
  return {
    model,
    messages: [...system, ...request.messages],
    parameters: toWire({ ...request.sampling, ...own }, new URL(baseUrl).hostname === 'api.openai.com'),
  };
}

/** OpenAI's own newer models refuse `max_tokens`; most compatible servers know nothing else. */
function toWire(sampling: SamplingParameters, isOpenAi: boolean): Record<string, number> {
  const named = {
    temperature: sampling.temperature,
    top_p: sampling.topP,
    [isOpenAi ? 'max_completion_tokens' : 'max_tokens']: sampling.maxTokens,
    frequency_penalty: sampling.frequencyPenalty,
    presence_penalty: sampling.presencePenalty,
  };
  return Object.fromEntries(
    Object.entries(named).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

type Result =
  | { reply: Omit<TeacherReply, 'model' | 'latencyMs'> & { model: string | null } }
  | { failed: FailedCall; kind?: FailureKind; retryAfterMs?: number | null };

async function callOnce(client: OpenAI, sent: SentRequest, timeoutMs: number, signal?: AbortSignal): Promise<Result> {
  signal?.throwIfAborted();
  // The SDK's own timeout does not cover the body of an error, which can hang as well.
  const deadline = AbortSignal.timeout(timeoutMs + 1000);
  const body: ChatCompletionCreateParamsNonStreaming = {
    model: sent.model,
    messages: sent.messages,
    ...sent.parameters,
  };
  try {
    const { data, response } = await client.chat.completions
      .create(body, { signal: signal ? AbortSignal.any([signal, deadline]) : deadline })
      .withResponse();
    return readAnswer(data, response.headers);
  } catch (error) {
    signal?.throwIfAborted();
    if (deadline.aborted) return { failed: timedOut(timeoutMs) };
    const headers = error instanceof OpenAI.APIError ? error.headers : undefined;
    if (error instanceof SyntaxError) return notUnderstood('The reply is not JSON.');
    return { failed: describeFailedCall(error, timeoutMs), retryAfterMs: retryAfterMs(headers, new Date()) };
  }
}

function readAnswer(data: unknown, headers: Headers): Result {
  const completion = readCompletion(data);
  if (completion) {
    const { fingerprint, ...reply } = completion;
    const isRehearsal =
      headers.get('x-evol-rehearsal') === '1' || fingerprint === 'rehearsal' || reply.model === 'rehearsal-1';
    return { reply: { ...reply, isRehearsal } };
  }
  const error = readErrorBody(data);
  if (error) {
    const failed = { status: error.status ?? 500, code: error.code, message: error.message, cause: null };
    return { failed, retryAfterMs: retryAfterMs(headers, new Date()) };
  }
  if (typeof data !== 'string') return notUnderstood(`The reply holds no choices: ${JSON.stringify(data)}`);
  if (!isWebPage(data)) return notUnderstood(`The reply is not JSON: ${data}`);
  const message = `The address answers with a web page${titleOf(data)}, not with the OpenAI API.`;
  return { failed: { status: 200, code: null, message, cause: null }, kind: 'not_found' };
}

function notUnderstood(message: string): Result {
  return { failed: { status: 200, code: null, message: message.slice(0, 500), cause: null }, kind: 'unparsable' };
}

/** Some servers repeat the key in their error. */
function withoutKey(message: string, key: string | null): string {
  return key && key.length > 3 ? message.replaceAll(key, '[key]') : message;
}
