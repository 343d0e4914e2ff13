/** Pauses a run whose teacher needs a person, and says which one and why. */
import type { Id } from '@/lib/core/domain/identifier';
import type { TeacherRole } from '@/lib/core/domain/teacher';
import { logger } from '../logger';
import { database } from '../store/connection';
import { announceChange } from '../store/notices';
import { pauseRunningRun } from '../store/runs';
import type { RunContext } from './run-contexts';

export async function pauseRun(
  projectId: Id,
  { runId, teachers }: RunContext,
  role: TeacherRole,
  message: string,
): Promise<void> {
  const reason = `The ${role} “${teachers[role].name}” cannot be used: ${message.replace(/\.?$/, '.')} Mend the teacher, then resume.`;
  if (!(await pauseRunningRun(database(), runId, reason))) return;
  logger.warn({ runId, reason }, 'a run was paused');
  await announceChange(database(), { projectId, runId });
}
