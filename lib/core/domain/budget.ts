/** The cap of a run in dollars: when it does not allow the next call, and what is said then. */
import { AppError } from './app-error';
import { type CallVia, dearestCall, formatUsd, type ModelPrice, parseUsd, showUsd, type UsdUnits } from './price';
import type { TeacherRole } from './teacher';

/** Amounts as decimal texts. `heldUsd` is set aside for calls in flight; `spentUsd + heldUsd` never exceeds `capUsd`. */
export type RunBudget = { capUsd: string | null; spentUsd: string; heldUsd: string };

export function budgetLeft({ capUsd, spentUsd, heldUsd }: RunBudget & { capUsd: string }): UsdUnits {
  return parseUsd(capUsd) - parseUsd(spentUsd) - parseUsd(heldUsd);
}

export function budgetReached({ capUsd, spentUsd }: { capUsd: string; spentUsd: string }, next: UsdUnits): string {
  return `Budget of ${showUsd(capUsd)} reached: ${showUsd(spentUsd)} spent, and the next call may cost up to ${showUsd(next)}; raise it and resume.`;
}

export function noPriceSentence(model: string): string {
  return `The model “${model}” has no price, so the cap of this run cannot hold.`;
}

export const NO_PRICE_REMEDY = 'Enter its price on the teachers page, or take the cap off.';

export function noLimitSentence(role: TeacherRole): string {
  return `The ${role} has no limit of tokens, so nobody can say what its next call costs at most.`;
}

export const NO_LIMIT_REMEDY = 'Set max tokens in the teacher’s parameters, or take the cap off.';

/** `maxTokens` as it will be sent; undefined: the server decides. */
export type CallLimits = { role: TeacherRole; model: string; price: ModelPrice | null; maxTokens: number | undefined };

/** Refuses to start what the cap would stop before the first call, or what no cap can hold. `calls[0]` is the first call. */
export function requireBudget(
  budget: RunBudget,
  calls: readonly CallLimits[],
  first: { promptTokens: number; via: CallVia },
): void {
  const { capUsd } = budget;
  if (capUsd === null) return;
  const dearest = calls.map(({ role, model, price, maxTokens }) => {
    if (!price) throw new AppError('conflict', noPriceSentence(model), { place: 'capUsd', remedy: NO_PRICE_REMEDY });
    if (maxTokens === undefined)
      throw new AppError('conflict', noLimitSentence(role), { place: 'capUsd', remedy: NO_LIMIT_REMEDY });
    return dearestCall(price, { tokensIn: first.promptTokens, tokensOut: maxTokens }, first.via);
  });
  const next = dearest[0] ?? 0n;
  if (next <= budgetLeft({ ...budget, capUsd })) return;
  if (parseUsd(budget.spentUsd) > 0n) {
    throw new AppError('conflict', budgetReached({ ...budget, capUsd }, next), { place: 'capUsd' });
  }
  throw new AppError('conflict', `A cap of ${showUsd(capUsd)} does not allow the first call.`, {
    place: 'capUsd',
    remedy: `It may cost up to ${showUsd(next)}: raise the cap to at least ${formatUsd(next)}, or lower max tokens.`,
  });
}
