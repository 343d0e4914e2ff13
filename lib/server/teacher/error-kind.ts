/** Which of the closed list of failures an answer (or the lack of one) is. */
import type { FailureKind } from '@/lib/core/domain/teacher';

/** What is known of a failed call; `code` is the server's, `cause` the system's (ECONNREFUSED, …). */
export type FailedCall = { status: number | null; code: string | null; message: string; cause: string | null };

const FILTER_CODES = /content_filter|content_policy|responsibleai|moderation_blocked/i;
const LONG_CONTEXT =
  /context_length_exceeded|string_above_max_length|maximum context length|context (length|window|size)|prompt is too long|too many (input )?tokens|input (is )?too long|exceeds? .{0,40}(max_model_len|token limit)/i;
const NO_MODEL = /model_not_found|model .{0,80}(not found|does not exist|not exist)|no such model/i;
const NO_CREDIT = /insufficient_quota|billing|credit balance|payment required/i;
const TIMEOUT_CAUSES = /TIMEOUT|ETIMEDOUT/i;

export function errorKind(call: FailedCall): FailureKind {
  const { status, cause } = call;
  if (cause === 'PRIVATE_ADDRESS') return 'not_found';
  if (status === null) return cause && TIMEOUT_CAUSES.test(cause) ? 'timeout' : 'connection';
  const said = `${call.code ?? ''} ${call.message}`;
  if (FILTER_CODES.test(call.code ?? '')) return 'content_filter';
  if (status === 429) return NO_CREDIT.test(call.code ?? '') ? 'authentication' : 'rate_limited';
  if (status === 401 || status === 402 || status === 403 || status === 407) return 'authentication';
  // A redirect is not followed: the base URL is not the one.
  if (status >= 300 && status < 400) return 'not_found';
  if (status === 404 || status === 405 || status === 410) return 'not_found';
  if (status === 408) return 'timeout';
  if (status === 409 || status === 425) return 'overloaded';
  if (status >= 500) return status === 501 ? 'bad_request' : 'overloaded';
  if (status === 413) return 'context_too_long';
  if (LONG_CONTEXT.test(said)) return 'context_too_long';
  if (NO_MODEL.test(said)) return 'not_found';
  return 'bad_request';
}

const NEVER_ARRIVED = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EPROTO|CERT|TLS|SSL/i;

/** Whether a call that failed may be on the bill all the same: it was on its way, and what became of it is not known. */
export function isMaybeBilled(kind: FailureKind, { cause }: FailedCall): boolean {
  if (kind === 'timeout' || kind === 'unparsable') return true;
  return kind === 'connection' && !NEVER_ARRIVED.test(cause ?? '');
}
