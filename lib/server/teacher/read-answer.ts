/** A status below 400 is not yet an answer: it can be a web page, an error in disguise, or nothing that holds a choice. */
import type { FailureKind, TeacherReply } from '@/lib/core/domain/teacher';
import { readCompletion, readErrorBody } from './completion';
import type { FailedCall } from './error-kind';
import { isWebPage, titleOf } from './failed-call';
import { retryAfterMs } from './retry-after';

export type CallResult =
  | { reply: Omit<TeacherReply, 'model' | 'latencyMs'> & { model: string | null } }
  | { failed: FailedCall; kind?: FailureKind; retryAfterMs?: number | null };

export function readAnswer(data: unknown, headers: Headers): CallResult {
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

export function notUnderstood(message: string): CallResult {
  return { failed: { status: 200, code: null, message: message.slice(0, 500), cause: null }, kind: 'unparsable' };
}
