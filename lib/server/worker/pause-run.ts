/** Pauses a run whose teacher or budget needs a person, and says which one, why, and what to do. */
import type { Id } from '@/lib/core/domain/identifier';
import type { TeacherRole } from '@/lib/core/domain/teacher';
import { logger } from '../logger';
import { database } from '../store/connection';
import { announceChange } from '../store/notices';
import { pauseRunningRun } from '../store/runs';
import type { RunContext } from './run-contexts';
import { type PauseCause, whyPaused } from './why-paused';

export async function pauseRun(
  projectId: Id,
  context: RunContext,
  role: TeacherRole,
  cause: PauseCause | string,
): Promise<void> {
  const { runId } = context;
  const reason = whyPaused(context, role, cause);
  if (!(await pauseRunningRun(database(), runId, reason))) return;
  logger.warn({ runId, reason }, 'a run was paused');
  await announceChange(database(), { projectId, runId });
}
