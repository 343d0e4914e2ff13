/** How much of a file a run's cap allows, and what is said when that is nothing. */
import { budgetLeft, budgetReached } from '@/lib/core/domain/budget';
import type { Id } from '@/lib/core/domain/identifier';
import type { UsdUnits } from '@/lib/core/domain/price';
import { type Db, database } from '../store/connection';
import { BATCH_HOLDER, findBudget, reserve } from '../store/run-budgets';

/** `dearest`: what the request can cost at most; null when nobody can say. */
type Priced = { dearest: UsdUnits | null };
type Allowed<Line> = { lines: Line[]; reason: null } | { lines: []; reason: string };

export const batchHolder = (batchId: Id): string => `${BATCH_HOLDER}${batchId}`;

export function dearestOfAll(lines: readonly Priced[]): UsdUnits {
  return lines.reduce((sum, line) => sum + (line.dearest ?? 0n), 0n);
}

/** The first lines that the cap allows together. None and no reason: what others have set aside may come free again. */
export async function allowedLines<Line extends Priced>(runId: Id, lines: readonly Line[]): Promise<Allowed<Line>> {
  const budget = await findBudget(database(), runId);
  if (!budget || budget.capUsd === null) return { lines: [...lines], reason: null };
  const allowed = { ...budget, capUsd: budget.capUsd };
  let left = budgetLeft(allowed);
  const within: Line[] = [];
  for (const line of lines) {
    left -= line.dearest ?? 0n;
    if (left < 0n) break;
    within.push(line);
  }
  if (within.length > 0 || Number(budget.heldUsd) > 0) return { lines: within, reason: null };
  return { lines: [], reason: budgetReached(allowed, lines[0]?.dearest ?? 0n) };
}

/** False: somebody else was faster. Held until the batch is over. */
export async function reserveForBatch(tx: Db, runId: Id, batchId: Id, amount: UsdUnits): Promise<boolean> {
  const wish = { need: amount, want: amount, offered: 0n, lost: 0n };
  return (await reserve(tx, runId, batchHolder(batchId), wish)).outcome !== 'refused';
}
