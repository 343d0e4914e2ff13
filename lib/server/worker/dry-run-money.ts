/** The cap of a dry run: money is set aside for each call at the last moment before it is made, and none is made that could go beyond. */
import { budgetReached } from '@/lib/core/domain/budget';
import { formatUsd, parseUsd } from '@/lib/core/domain/price';
import type { TeacherRequest } from '@/lib/core/domain/teacher';
import { database } from '../store/connection';
import { holdDryRunMoney, settleDryRunMoney } from '../store/dry-runs';
import { whyUnknown } from './budgeted-ask';
import { dearestOf } from './call-cost';
import type { DryRunContext } from './dry-run-context';
import type { Hold } from './run-budgets';

/** What is held may still turn out cheaper. */
const LOOK_AGAIN_MS = 150;

/** `none`: there is no cap. `reached`: the call must not be made, and why. */
export type TakenForCall =
  | { outcome: 'held'; hold: Hold }
  | { outcome: 'none' }
  | { outcome: 'left' }
  | { outcome: 'reached'; reason: string };

export async function takeForCall(
  context: DryRunContext,
  request: TeacherRequest,
  isWanted: () => Promise<boolean>,
): Promise<TakenForCall> {
  const { id, capUsd } = context.record;
  if (capUsd === null) return { outcome: 'none' };
  const amount = dearestOf(context, request, 'live');
  if (amount === null) return { outcome: 'reached', reason: whyUnknown(context, request) };
  for (;;) {
    const answer = await holdDryRunMoney(database(), id, amount);
    if (answer.outcome === 'held') return { outcome: 'held', hold: { runId: id, holder: id, amount } };
    if (parseUsd(answer.heldUsd) === 0n) {
      return { outcome: 'reached', reason: budgetReached({ capUsd, spentUsd: answer.spentUsd }, amount) };
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    if (!(await isWanted())) return { outcome: 'left' };
  }
}

/** The call was not made. */
export async function giveBack({ runId: dryRunId, amount }: Hold): Promise<void> {
  await settleDryRunMoney(database(), dryRunId, formatUsd(amount), '0');
}

export function amountOf(hold: Hold | undefined): string {
  return formatUsd(hold?.amount ?? 0n);
}
