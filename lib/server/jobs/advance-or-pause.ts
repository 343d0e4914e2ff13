/** Lets a run go on by itself; where that needs a person (no template is chosen), it pauses with the reason instead of failing again and again. */
import { AppError } from '@/lib/core/domain/app-error';
import type { ProjectScope } from '@/lib/core/domain/identifier';
import type { Db } from '../store/connection';
import { changeRun, type RunRecord } from '../store/runs';
import { advanceRun } from './advance-run';

export async function advanceOrPause(tx: Db, scope: ProjectScope, run: RunRecord): Promise<void> {
  try {
    await advanceRun(tx, scope, run);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const stateReason = [error.message, error.details.remedy].filter(Boolean).join(' ');
    await changeRun(tx, run.id, { state: 'paused', stateReason, roundsQueued: run.roundsQueued });
  }
}
