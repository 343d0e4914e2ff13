/** A teacher: the model behind an OpenAI-compatible API, its roles, and the ways a call to it can fail. */
import type { Id } from './identifier';

export const TEACHER_ROLES = ['evolver', 'judge', 'responder'] as const;
export type TeacherRole = (typeof TEACHER_ROLES)[number];

/** Only what is set is sent. `maxTokens` in tokens. */
export type SamplingParameters = {
  temperature?: number;
  topP?: number;
  maxTokens?: number;
  frequencyPenalty?: number;
  presencePenalty?: number;
};

export type TeacherParameters = SamplingParameters & { systemPrompt?: string };

export type Teacher = {
  id: Id;
  name: string;
  baseUrl: string;
  model: string;
  hasKey: boolean;
  parameters: TeacherParameters;
  maxConcurrency: number;
  requestTimeoutMs: number;
  isRehearsal: boolean;
  archivedAt: string | null;
};

export type ChatMessage = { role: 'system' | 'user' | 'assistant'; content: string };

/** What the engine asks of a teacher; the port adds model, key and limits. */
export type TeacherRequest = { role: TeacherRole; messages: ChatMessage[]; sampling: SamplingParameters };

export type FinishReason = 'stop' | 'length' | 'content_filter' | 'other';

export type TeacherReply = {
  text: string;
  finishReason: FinishReason;
  tokensIn: number;
  tokensOut: number;
  latencyMs: number;
  model: string;
  isRehearsal: boolean;
};

export const FAILURE_KINDS = [
  'rate_limited',
  'overloaded',
  'timeout',
  'connection',
  'authentication',
  'bad_request',
  'not_found',
  'content_filter',
  'context_too_long',
  'truncated',
  'unparsable',
  'budget_spent',
  'internal',
] as const;
export type FailureKind = (typeof FAILURE_KINDS)[number];

/** Plain words for a failure, and whether the person must act before trying again makes sense. */
export const FAILURE_FACTS = {
  rate_limited: { label: 'rate limited', isRetryable: true, stopsRound: false },
  overloaded: { label: 'teacher overloaded', isRetryable: true, stopsRound: false },
  timeout: { label: 'timed out', isRetryable: true, stopsRound: false },
  connection: { label: 'connection failed', isRetryable: true, stopsRound: false },
  authentication: { label: 'key refused', isRetryable: false, stopsRound: true },
  bad_request: { label: 'request refused', isRetryable: false, stopsRound: false },
  not_found: { label: 'no such model or address', isRetryable: false, stopsRound: true },
  content_filter: { label: 'content filter', isRetryable: false, stopsRound: false },
  context_too_long: { label: 'context too long', isRetryable: false, stopsRound: false },
  truncated: { label: 'reply cut off', isRetryable: false, stopsRound: false },
  unparsable: { label: 'reply not understood', isRetryable: true, stopsRound: false },
  budget_spent: { label: 'budget spent', isRetryable: false, stopsRound: true },
  internal: { label: 'fault in the studio', isRetryable: true, stopsRound: false },
} as const satisfies Record<FailureKind, { label: string; isRetryable: boolean; stopsRound: boolean }>;
