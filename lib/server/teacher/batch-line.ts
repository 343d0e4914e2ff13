/** One line of a batch's output or error file, as the outcome of the call that it stands for. */
import { z } from 'zod';
import { readErrorBody } from './completion';
import type { TeacherOutcome } from './connect';
import { errorKind } from './error-kind';
import { type CallResult, notUnderstood, readAnswer } from './read-answer';
import type { SentRequest } from './sent-request';

const lineSchema = z.object({
  custom_id: z.string(),
  response: z.object({ status_code: z.number(), body: z.unknown() }).nullish(),
  error: z.object({ code: z.string().nullish(), message: z.string().nullish() }).nullish(),
});
export type BatchLine = z.infer<typeof lineSchema>;

/** Null: no line of a batch. */
export function parseBatchLine(text: string): BatchLine | null {
  try {
    return lineSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    // Half a line, or a page of some gateway: the request it was for counts as missing.
    return null;
  }
}

/** True for a request that nobody tried: the batch was cancelled before its turn. */
export const isLineCancelled = ({ error }: BatchLine): boolean => error?.code === 'batch_cancelled';

/** A status of 400 and more is a failure even when the line's own error is null. */
export function outcomeOfLine(line: BatchLine, sent: SentRequest): TeacherOutcome {
  const result = readLine(line);
  if ('reply' in result) {
    return {
      outcome: 'answered',
      reply: { ...result.reply, model: result.reply.model ?? sent.model, latencyMs: 0 },
      sent,
    };
  }
  return failedLine(result.kind ?? errorKind(result.failed), result.failed.message, sent);
}

/** The provider's files say nothing of this request. */
export function missingLine(sent: SentRequest): TeacherOutcome {
  return failedLine('unparsable', 'The batch ended without a line for this request.', sent);
}

function failedLine(
  kind: Extract<TeacherOutcome, { outcome: 'failed' }>['kind'],
  message: string,
  sent: SentRequest,
): TeacherOutcome {
  return { outcome: 'failed', kind, message, retryAfterMs: null, latencyMs: 0, sent };
}

function readLine({ response, error }: BatchLine): CallResult {
  if (response && response.status_code < 400) return readAnswer(response.body, new Headers());
  if (response) {
    const said = readErrorBody(response.body);
    const message = `HTTP ${response.status_code}: ${said?.message ?? (JSON.stringify(response.body) ?? '').slice(0, 500)}`;
    return { failed: { status: response.status_code, code: said?.code ?? null, message, cause: null } };
  }
  if (!error) return notUnderstood('The line holds neither a response nor an error.');
  const failed = {
    status: null,
    code: error.code ?? null,
    message: error.message ?? error.code ?? 'no reason given',
    cause: null,
  };
  const isLate = error.code === 'batch_expired' || error.code === 'request_timeout';
  return { failed, kind: isLate ? 'timeout' : 'overloaded' };
}
