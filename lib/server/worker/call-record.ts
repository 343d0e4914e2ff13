/** What goes into the ledger for one call, answered or not. */

import type { CallVia } from '@/lib/core/domain/price';
import { isStorableText, withoutUnstorable } from '@/lib/core/domain/storable-text';
import type { TeacherRequest } from '@/lib/core/domain/teacher';
import { newId } from '../store/new-id';
import { priceFor } from '../store/prices';
import type { TeacherCallRecord } from '../store/teacher-calls';
import { type HeldOutcome, moneyOf } from './call-cost';
import { requestHash } from './request-hash';
import type { RunContext } from './run-contexts';

/** PostgreSQL holds no NUL and no half of a character: such a reply is not text. */
export function refuseUnstorable(outcome: HeldOutcome | null): HeldOutcome | null {
  if (outcome?.outcome !== 'answered' || isStorableText(outcome.reply.text)) return outcome;
  const { reply, sent, hold } = outcome;
  return {
    outcome: 'failed',
    kind: 'unparsable',
    message: 'The reply holds characters that are no text (NUL, or half of a character).',
    retryAfterMs: null,
    latencyMs: reply.latencyMs,
    sent,
    mayBeBilled: true,
    ...(hold ? { hold } : {}),
  };
}

export type CallPlace = Pick<TeacherCallRecord, 'projectId' | 'evolutionId' | 'roundId' | 'dryRunId' | 'dryRunItemId'>;
export type PricedTeachers = Pick<RunContext, 'teachers' | 'prices'>;

export function callRecord(
  place: CallPlace,
  context: PricedTeachers,
  { role }: TeacherRequest,
  outcome: HeldOutcome,
  tryNumber: number,
  via: CallVia = 'live',
): TeacherCallRecord {
  const { messages, parameters, model } = outcome.sent;
  const answered = outcome.outcome === 'answered' ? outcome.reply : null;
  const failed = outcome.outcome === 'failed' ? outcome : null;
  const price = priceFor(context.prices, { model, isRehearsal: context.teachers[role].isRehearsal });
  return {
    id: newId(),
    ...place,
    ...{ role, teacherId: context.teachers[role].id, model: withoutUnstorable(answered?.model ?? model), tryNumber },
    request: { messages, parameters },
    requestHash: requestHash(outcome.sent),
    reply: answered?.text ?? null,
    reasoning: answered?.reasoning ? withoutUnstorable(answered.reasoning) : null,
    finishReason: answered?.finishReason ?? null,
    tokensIn: answered?.tokensIn ?? null,
    tokensOut: answered?.tokensOut ?? null,
    tokensCached: answered?.tokensCached ?? null,
    tokensReasoning: answered?.tokensReasoning ?? null,
    ...moneyOf(outcome, price, via),
    via,
    latencyMs: Math.round(answered?.latencyMs ?? failed?.latencyMs ?? 0),
    errorKind: failed?.kind ?? null,
    errorMessage: failed ? withoutUnstorable(failed.message) : null,
  };
}
