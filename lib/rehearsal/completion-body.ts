/** A reply in the shapes of OpenAI's chat completions: whole, or in chunks. */
import { REHEARSAL_MODEL } from './models';
import type { ScriptedReply } from './script';

export type Usage = { prompt_tokens: number; completion_tokens: number; total_tokens: number };
export type Completion = { id: string; reply: ScriptedReply; usage: Usage; createdSeconds: number };

/** About four characters a token, which is what English comes to. */
export const countTokens = (text: string): number => Math.ceil(text.length / 4);

/** Cuts the reply at the caller's limit, as a real server does. */
export function limitReply(reply: ScriptedReply, maxTokens: number | null): ScriptedReply {
  if (maxTokens === null || countTokens(reply.text) <= maxTokens) return reply;
  return { text: reply.text.slice(0, maxTokens * 4), finishReason: 'length' };
}

const envelope = ({ id, createdSeconds }: Completion, object: string) => ({
  id,
  object,
  created: createdSeconds,
  model: REHEARSAL_MODEL,
  system_fingerprint: 'rehearsal',
});

export function wholeBody(completion: Completion) {
  const { reply, usage } = completion;
  return {
    ...envelope(completion, 'chat.completion'),
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: reply.text, refusal: null },
        logprobs: null,
        finish_reason: reply.finishReason,
      },
    ],
    usage,
  };
}

const CHUNK = /[\s\S]{1,24}/gu;

/** The bodies of the server-sent events, in order, without the closing [DONE]. */
export function chunkBodies(completion: Completion, includesUsage: boolean): object[] {
  const head = envelope(completion, 'chat.completion.chunk');
  const usage = includesUsage ? { usage: null } : {};
  const chunk = (delta: object, finishReason: string | null) => ({
    ...head,
    choices: [{ index: 0, delta, logprobs: null, finish_reason: finishReason }],
    ...usage,
  });
  return [
    chunk({ role: 'assistant', content: '' }, null),
    ...(completion.reply.text.match(CHUNK) ?? []).map((content) => chunk({ content }, null)),
    chunk({}, completion.reply.finishReason),
    ...(includesUsage ? [{ ...head, choices: [], usage: completion.usage }] : []),
  ];
}
