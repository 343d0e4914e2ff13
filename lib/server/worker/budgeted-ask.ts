/** Asks a teacher within the budget of the run: money is set aside at the last moment before the call, and a run whose cap is reached pauses. */
import { AppError } from '@/lib/core/domain/app-error';
import {
  budgetReached,
  NO_LIMIT_REMEDY,
  NO_PRICE_REMEDY,
  noLimitSentence,
  noPriceSentence,
} from '@/lib/core/domain/budget';
import type { Id } from '@/lib/core/domain/identifier';
import type { TeacherRequest } from '@/lib/core/domain/teacher';
import { logger } from '../logger';
import { database } from '../store/connection';
import { announceChange } from '../store/notices';
import { priceFor } from '../store/prices';
import { pauseRunningRun } from '../store/runs';
import type { SealedTeacher } from '../store/teachers';
import type { TeacherOutcome } from '../teacher/connect';
import { dearestOf, type HeldOutcome } from './call-cost';
import type { Hold, RunBudgets } from './run-budgets';
import type { RunContext } from './run-contexts';

export type BudgetedAsk = {
  budgets: RunBudgets;
  projectId: Id;
  request: TeacherRequest;
  /** Null: the run does not go on now. */
  contextNow: () => Promise<RunContext | null>;
  /** Asks `current` until the call's turn has come, and `claim` right before it is made; makes none once they say no. Rejects when the call was cut. */
  ask: (call: {
    current: () => Promise<SealedTeacher | null>;
    claim: () => Promise<boolean>;
  }) => Promise<TeacherOutcome | null>;
  onPaused: () => void;
};

export async function askWithinBudget(asked: BudgetedAsk): Promise<HeldOutcome | null> {
  const { budgets, request, contextNow, ask } = asked;
  const held: { hold: Hold | null } = { hold: null };
  const current = async () => (await contextNow())?.teachers[request.role] ?? null;
  const claim = async () => {
    const context = await contextNow();
    return context !== null && (context.capUsd === null || holdFor(asked, context, context.capUsd, held));
  };
  try {
    const outcome = await ask({ current, claim });
    const { hold } = held;
    if (outcome && hold) return { ...outcome, hold };
    if (hold) budgets.giveBack(hold);
    return outcome;
  } catch (error) {
    // A broken promise of ours comes before the call, anything else may have cut it.
    if (held.hold && error instanceof AppError) budgets.giveBack(held.hold);
    else if (held.hold) budgets.lose(held.hold);
    throw error;
  }
}

/** False: the call must not be made. */
async function holdFor(
  asked: BudgetedAsk,
  context: RunContext,
  capUsd: string,
  held: { hold: Hold | null },
): Promise<boolean> {
  const { budgets, request, contextNow } = asked;
  const { runId } = context;
  const amount = dearestOf(context, request, 'live');
  if (amount === null) {
    await pause(asked, runId, whyUnknown(context, request));
    return false;
  }
  const taken = await budgets.take({ runId, capUsd, amount }, async () => (await contextNow()) !== null);
  if (taken.outcome === 'held') held.hold = taken.hold;
  if (taken.outcome === 'reached') await pause(asked, runId, budgetReached(taken, amount));
  return taken.outcome === 'held' || taken.outcome === 'uncapped';
}

async function pause({ projectId, onPaused }: BudgetedAsk, runId: Id, reason: string): Promise<void> {
  const isFirst = await pauseRunningRun(database(), runId, reason);
  onPaused();
  if (!isFirst) return;
  logger.info({ runId, reason }, 'a run was paused by its budget');
  await announceChange(database(), { projectId, runId });
}

export function whyUnknown(
  { prices, teachers }: Pick<RunContext, 'prices' | 'teachers'>,
  { role }: Pick<TeacherRequest, 'role'>,
): string {
  const teacher = teachers[role];
  if (!priceFor(prices, teacher)) return `${noPriceSentence(teacher.model)} ${NO_PRICE_REMEDY} Then resume.`;
  return `${noLimitSentence(role)} ${NO_LIMIT_REMEDY} Then resume.`;
}
