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
  /** what a person set; null: learned from the server's headers, or no limit */
  requestsPerMinute: number | null;
  tokensPerMinute: number | null;
  isRehearsal: boolean;
  archivedAt: string | null;
};

export type ChatMessage = { role: 'system' | 'user' | 'assistant'; content: string };

/** What a teacher is sent: its own system prompt first, then what the engine asks. */
export function withSystemPrompt({ systemPrompt }: TeacherParameters, messages: readonly ChatMessage[]): ChatMessage[] {
  return systemPrompt ? [{ role: 'system', content: systemPrompt }, ...messages] : [...messages];
}

/** What the engine asks of a teacher; the port adds model, key and limits. */
export type TeacherRequest = { role: TeacherRole; messages: ChatMessage[]; sampling: SamplingParameters };

export type FinishReason = 'stop' | 'length' | 'content_filter' | 'other';

export type TeacherReply = {
  text: string;
  finishReason: FinishReason;
  /** what a thinking model said to itself, apart from the text; null: nothing */
  reasoning: string | null;
  tokensIn: number;
  tokensOut: number;
  /** of tokensIn, read from the provider's prompt cache */
  tokensCached: number;
  /** of tokensOut, spent on thinking */
  tokensReasoning: number;
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

/** Plain words for a failure; what is done about it stands in failure-policy.ts. */
export const FAILURE_FACTS = {
  rate_limited: { label: 'rate limited' },
  overloaded: { label: 'teacher overloaded' },
  timeout: { label: 'timed out' },
  connection: { label: 'connection failed' },
  authentication: { label: 'key refused' },
  bad_request: { label: 'request refused' },
  not_found: { label: 'no such model or address' },
  content_filter: { label: 'content filter' },
  context_too_long: { label: 'context too long' },
  truncated: { label: 'reply cut off' },
  unparsable: { label: 'reply not understood' },
  budget_spent: { label: 'budget spent' },
  internal: { label: 'fault in the studio' },
} as const satisfies Record<FailureKind, { label: string }>;
