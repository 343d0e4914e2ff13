/** The Teacher port: exactly one chat completion per `ask`, over the openai SDK; a failure is a value, and who retries is the caller. */
import OpenAI from 'openai';
import type { ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions';
import type { Id } from '@/lib/core/domain/identifier';
import type { FailureKind, TeacherParameters, TeacherReply, TeacherRequest } from '@/lib/core/domain/teacher';
import { isAlwaysAllowed } from './address-gate';
import { errorKind, isMaybeBilled } from './error-kind';
import { describeFailedCall, timedOut } from './failed-call';
import { guardedFetch } from './guarded-fetch';
import { readSaidLimits, type SaidLimits } from './rate-limit-headers';
import { type CallResult, notUnderstood, readAnswer } from './read-answer';
import { retryAfterMs } from './retry-after';
import { type SentRequest, toSent } from './sent-request';
import { wholeFetch } from './whole-fetch';

export type ConnectedTeacher = {
  id: Id;
  baseUrl: string;
  model: string;
  key: string | null;
  parameters: TeacherParameters;
  requestTimeoutMs: number;
};

export type TeacherOutcome =
  | { outcome: 'answered'; reply: TeacherReply; sent: SentRequest; limits?: SaidLimits }
  | {
      outcome: 'failed';
      kind: FailureKind;
      message: string;
      retryAfterMs: number | null;
      latencyMs: number;
      sent: SentRequest;
      limits?: SaidLimits;
      /** The server may have answered and bill it, although no answer came through. */
      mayBeBilled?: boolean;
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
      const limits = result.limits ? { limits: result.limits } : {};
      if ('reply' in result) {
        const { reply } = result;
        return {
          outcome: 'answered',
          reply: { ...reply, model: reply.model ?? teacher.model, latencyMs },
          sent,
          ...limits,
        };
      }
      const message = withoutKey(result.failed.message, teacher.key);
      const kind = result.kind ?? errorKind(result.failed);
      return {
        outcome: 'failed',
        kind,
        message,
        retryAfterMs: result.retryAfterMs ?? null,
        latencyMs,
        sent,
        ...limits,
        mayBeBilled: isMaybeBilled(kind, result.failed),
      };
    },
  };
}

/** Nothing is taken from the environment: a key in OPENAI_API_KEY must not travel to a server of somebody's choice. */
export function makeClient({ baseUrl, key, requestTimeoutMs }: ConnectedTeacher): OpenAI {
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
    // A redirect could lead a key, or a call, to where nobody allowed it.
    fetchOptions: { redirect: 'manual' },
    fetch: isAlwaysAllowed(baseUrl) ? anyFetch : publicFetch,
    ...(key === null ? { defaultHeaders: { Authorization: null } } : {}),
  });
}

type Called = CallResult & { limits?: SaidLimits | null };

const publicFetch = guardedFetch();
const anyFetch = wholeFetch();

async function callOnce(client: OpenAI, sent: SentRequest, timeoutMs: number, signal?: AbortSignal): Promise<Called> {
  signal?.throwIfAborted();
  // The SDK's own timeout does not cover the body of an error, which can hang as well.
  const cut = followWithDeadline(signal, timeoutMs + 1000);
  const body: ChatCompletionCreateParamsNonStreaming = {
    model: sent.model,
    messages: sent.messages,
    ...sent.parameters,
  };
  try {
    const { data, response } = await client.chat.completions.create(body, { signal: cut.signal }).withResponse();
    return { ...readAnswer(data, response.headers), limits: readSaidLimits(response.headers) };
  } catch (error) {
    signal?.throwIfAborted();
    if (cut.isOverdue()) return { failed: timedOut(timeoutMs) };
    const headers = error instanceof OpenAI.APIError ? error.headers : undefined;
    if (error instanceof SyntaxError) return notUnderstood('The reply is not JSON.');
    const limits = readSaidLimits(headers);
    return { failed: describeFailedCall(error, timeoutMs), retryAfterMs: retryAfterMs(headers, new Date()), limits };
  } finally {
    cut.end();
  }
}

/**
 * Aborts with `signal`, or when the time is over, and leaves nothing behind. `AbortSignal.timeout` and `any` stay until the time is over, and
 * with the signal for as long as that lives: 1.4 kB a call in a worker (bench memory: 1.24, without them flat).
 */
function followWithDeadline(signal: AbortSignal | undefined, deadlineMs: number) {
  const cut = new AbortController();
  let isOverdue = false;
  const timer = setTimeout(() => {
    isOverdue = true;
    cut.abort();
  }, deadlineMs);
  const follow = () => cut.abort(signal?.reason);
  signal?.addEventListener('abort', follow);
  return {
    signal: cut.signal,
    isOverdue: () => isOverdue,
    end: () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', follow);
    },
  };
}

/** Some servers repeat the key in their error. */
export function withoutKey(message: string, key: string | null): string {
  return key && key.length > 3 ? message.replaceAll(key, '[key]') : message;
}
