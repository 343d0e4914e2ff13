/** Reads a teacher's reply, which is not to be trusted: servers that call themselves compatible send many shapes. */
import { z } from 'zod';
import type { FinishReason } from '@/lib/core/domain/teacher';

const textPart = z.object({ type: z.string().optional(), text: z.string().optional() });

const completionSchema = z.object({
  model: z.string().nullish(),
  system_fingerprint: z.string().nullish(),
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({
          content: z.union([z.string(), z.array(textPart)]).nullish(),
          refusal: z.string().nullish(),
        }),
      }),
    )
    .min(1),
  usage: z.object({ prompt_tokens: z.number().nullish(), completion_tokens: z.number().nullish() }).nullish(),
});

export type Completion = {
  text: string;
  finishReason: FinishReason;
  tokensIn: number;
  tokensOut: number;
  model: string | null;
  fingerprint: string | null;
};

export function readCompletion(body: unknown): Completion | null {
  const parsed = completionSchema.safeParse(body);
  const choice = parsed.data?.choices[0];
  if (!parsed.success || !choice) return null;
  const { content, refusal } = choice.message;
  const said = typeof content === 'string' ? content : (content ?? []).map((part) => part.text ?? '').join('');
  return {
    text: withoutThought(said || (refusal ?? '')),
    finishReason: toFinishReason(choice.finish_reason ?? null),
    tokensIn: parsed.data.usage?.prompt_tokens ?? 0,
    tokensOut: parsed.data.usage?.completion_tokens ?? 0,
    model: parsed.data.model ?? null,
    fingerprint: parsed.data.system_fingerprint ?? null,
  };
}

/** Reasoning models think aloud first; a thought that never ends has no answer after it. (`reasoning_content` is never read.) */
export function withoutThought(text: string): string {
  const opening = /^\s*<think>/.exec(text);
  if (!opening) return text;
  const end = text.indexOf('</think>');
  return end < 0 ? '' : text.slice(end + '</think>'.length).trimStart();
}

function toFinishReason(reason: string | null): FinishReason {
  if (reason === 'stop' || reason === 'length' || reason === 'content_filter') return reason;
  return 'other';
}

const errorBodySchema = z.object({
  error: z.union([
    z.string().transform((message) => ({ message, code: null, type: null })),
    z.object({
      message: z.string().default(''),
      code: z.union([z.string(), z.number()]).nullish(),
      type: z.string().nullish(),
    }),
  ]),
});

/** Some gateways send an error with status 200. */
export function readErrorBody(body: unknown): { message: string; code: string | null; status: number | null } | null {
  const parsed = errorBodySchema.safeParse(body);
  if (!parsed.success) return null;
  const { message, code, type } = parsed.data.error;
  const status = Number(code);
  return {
    message,
    code: code === null || code === undefined ? (type ?? null) : String(code),
    status: Number.isInteger(status) && status >= 400 && status < 600 ? status : null,
  };
}
