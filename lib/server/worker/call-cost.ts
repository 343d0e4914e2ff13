/** What a call cost, what it can cost at most, and what its run's budget is charged for it. */
import {
  type CallVia,
  costOfCall,
  dearestCall,
  formatUsd,
  type ModelPrice,
  mostPromptTokens,
} from '@/lib/core/domain/price';
import type { TeacherRequest } from '@/lib/core/domain/teacher';
import { priceFor } from '../store/prices';
import type { TeacherOutcome } from '../teacher/connect';
import type { Hold } from './run-budgets';
import type { RunContext } from './run-contexts';

/** An outcome with the money that was set aside for it, where the run has a cap. */
export type HeldOutcome = TeacherOutcome & { hold?: Hold };

export type CallMoney = { costUsd: string | null; chargeUsd: string; reserveHolder: string | null };

/** A call without an answer that may be on the bill is charged at its dearest: the cap must hold against the bill, not against our ledger. */
export function moneyOf(outcome: HeldOutcome, price: ModelPrice | null, via: CallVia): CallMoney {
  const { hold } = outcome;
  const isCounted = outcome.outcome === 'answered' && outcome.reply.tokensIn + outcome.reply.tokensOut > 0;
  const cost = isCounted && price ? formatUsd(costOfCall(price, outcome.reply, via)) : null;
  const mayBeBilled = outcome.outcome === 'answered' || outcome.mayBeBilled === true;
  return {
    costUsd: cost ?? (outcome.outcome === 'answered' && price && isFree(price) ? '0' : null),
    chargeUsd: cost ?? formatUsd(mayBeBilled ? (hold?.amount ?? 0n) : 0n),
    reserveHolder: hold?.holder ?? null,
  };
}

/** Null: nobody can say, for want of a price or of a limit of tokens. */
export function dearestOf(context: Pick<RunContext, 'teachers' | 'prices'>, request: TeacherRequest, via: CallVia) {
  const teacher = context.teachers[request.role];
  const price = priceFor(context.prices, teacher);
  const maxTokens = teacher.parameters.maxTokens ?? request.sampling.maxTokens;
  if (!price || maxTokens === undefined) return null;
  const { systemPrompt } = teacher.parameters;
  const messages = systemPrompt ? [{ content: systemPrompt }, ...request.messages] : request.messages;
  return dearestCall(price, { tokensIn: mostPromptTokens(messages), tokensOut: maxTokens }, via);
}

function isFree({ inputPerMillion, outputPerMillion, cachedPerMillion }: ModelPrice): boolean {
  return [inputPerMillion, outputPerMillion, cachedPerMillion ?? '0'].every((price) => Number(price) === 0);
}
