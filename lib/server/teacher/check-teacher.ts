/** One short call before a round begins: does this teacher answer at all? */
import type { FailureKind } from '@/lib/core/domain/teacher';
import { type ConnectedTeacher, connectTeacher } from './connect';

/** Enough for a word; the call costs less than any call of the round. */
const CHECK_TOKENS = 16;
const LONGEST_CHECK_MS = 30_000;
/** What every call of the round would meet as well. The rest (a rate limit, a busy server, a slow start) passes by itself. */
const HOPELESS: readonly FailureKind[] = ['authentication', 'not_found', 'bad_request', 'connection', 'unparsable'];
/** Some models need more tokens to think than a check allows: they are there, and the key is good. */
const ONLY_TOO_SHORT = /max_(completion_|output_)?tokens|output limit/i;

/** A chat completion and not a list of models, since many servers have no such list, or list what they cannot run. */
export async function checkTeacher(teacher: ConnectedTeacher): Promise<{ kind: FailureKind; message: string } | null> {
  const requestTimeoutMs = Math.min(teacher.requestTimeoutMs, LONGEST_CHECK_MS);
  const outcome = await connectTeacher({ ...teacher, requestTimeoutMs }).ask({
    role: 'responder',
    messages: [{ role: 'user', content: 'Say yes.' }],
    sampling: { maxTokens: CHECK_TOKENS },
  });
  if (outcome.outcome === 'answered' || !HOPELESS.includes(outcome.kind)) return null;
  if (outcome.kind === 'bad_request' && ONLY_TOO_SHORT.test(outcome.message)) return null;
  return { kind: outcome.kind, message: outcome.message };
}
