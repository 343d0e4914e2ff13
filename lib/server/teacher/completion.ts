/** Reads a teacher's reply, which is not to be trusted: servers that call themselves compatible send many shapes. */
import { z } from 'zod';
import type { FinishReason } from '@/lib/core/domain/teacher';
import { joinThoughts, splitThought } from './reasoning';

const textPart = z.object({ type: z.string().optional(), text: z.string().optional() });

/** A server that sends something else here still has its answer read. */
const thought = z.string().nullish().catch(null);
const count = z.number().int().min(0).nullish().catch(null);

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
          reasoning_content: thought,
          reasoning: thought,
        }),
      }),
    )
    .min(1),
  usage: z
    .object({
      prompt_tokens: count,
      completion_tokens: count,
      prompt_tokens_details: z.object({ cached_tokens: count }).nullish().catch(null),
      completion_tokens_details: z.object({ reasoning_tokens: count }).nullish().catch(null),
    })
    .nullish()
    .catch(null),
});

export type Completion = {
  text: string;
  finishReason: FinishReason;
  /** what the model said to itself; never part of the text */
  reasoning: string | null;
  tokensIn: number;
  tokensOut: number;
  tokensCached: number;
  tokensReasoning: number;
  model: string | null;
  fingerprint: string | null;
};

export function readCompletion(body: unknown): Completion | null {
  const parsed = completionSchema.safeParse(body);
  const choice = parsed.data?.choices[0];
  if (!parsed.success || !choice) return null;
  const { content, refusal, reasoning_content, reasoning } = choice.message;
  const said = typeof content === 'string' ? content : (content ?? []).map((part) => part.text ?? '').join('');
  const spoken = splitThought(said || (refusal ?? ''));
  const { usage } = parsed.data;
  return {
    text: spoken.text,
    reasoning: joinThoughts([reasoning_content, reasoning, spoken.reasoning]),
    finishReason: toFinishReason(choice.finish_reason ?? null),
    tokensIn: usage?.prompt_tokens ?? 0,
    tokensOut: usage?.completion_tokens ?? 0,
    tokensCached: usage?.prompt_tokens_details?.cached_tokens ?? 0,
    tokensReasoning: usage?.completion_tokens_details?.reasoning_tokens ?? 0,
    model: parsed.data.model ?? null,
    fingerprint: parsed.data.system_fingerprint ?? null,
  };
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
