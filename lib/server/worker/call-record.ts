/** What goes into the ledger for one call, answered or not. */
import type { TeacherRequest } from '@/lib/core/domain/teacher';
import type { EvolutionInHand } from '../store/evolution-work';
import { newId } from '../store/new-id';
import type { TeacherCallRecord } from '../store/teacher-calls';
import type { TeacherOutcome } from '../teacher/connect';
import type { RunContext } from './run-contexts';
import { isStorableText, withoutUnstorable } from './storable-text';

/** PostgreSQL holds no NUL and no half of a character: such a reply is not text. */
export function refuseUnstorable(outcome: TeacherOutcome | null): TeacherOutcome | null {
  if (outcome?.outcome !== 'answered' || isStorableText(outcome.reply.text)) return outcome;
  const { reply, sent } = outcome;
  return {
    outcome: 'failed',
    kind: 'unparsable',
    message: 'The reply holds characters that are no text (NUL, or half of a character).',
    retryAfterMs: null,
    latencyMs: reply.latencyMs,
    sent,
  };
}

export function callRecord(
  hand: EvolutionInHand,
  context: RunContext,
  { role }: TeacherRequest,
  outcome: TeacherOutcome,
  tryNumber: number,
): TeacherCallRecord {
  const { messages, parameters, model } = outcome.sent;
  const answered = outcome.outcome === 'answered' ? outcome.reply : null;
  const failed = outcome.outcome === 'failed' ? outcome : null;
  return {
    id: newId(),
    ...{ projectId: hand.projectId, evolutionId: hand.id, roundId: hand.roundId },
    ...{ role, teacherId: context.teachers[role].id, model: withoutUnstorable(answered?.model ?? model), tryNumber },
    request: { messages, parameters },
    reply: answered?.text ?? null,
    finishReason: answered?.finishReason ?? null,
    tokensIn: answered?.tokensIn ?? null,
    tokensOut: answered?.tokensOut ?? null,
    latencyMs: Math.round(answered?.latencyMs ?? failed?.latencyMs ?? 0),
    errorKind: failed?.kind ?? null,
    errorMessage: failed ? withoutUnstorable(failed.message) : null,
  };
}
