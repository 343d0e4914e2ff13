/** Pauses a run whose teacher or budget needs a person, and says which one, why, and what to do. */
import type { Id } from '@/lib/core/domain/identifier';
import { FAILURE_FACTS, type FailureKind, type TeacherRole } from '@/lib/core/domain/teacher';
import { logger } from '../logger';
import { database } from '../store/connection';
import { announceChange } from '../store/notices';
import { pauseRunningRun } from '../store/runs';
import { remedyFor } from '../teacher/remedy';
import type { RunContext } from './run-contexts';

/** `trouble`: of a teacher that is down for everybody, how long and how. */
export type PauseCause = { kind: FailureKind; message: string; trouble: string | null };

export async function pauseRun(
  projectId: Id,
  { runId, teachers }: RunContext,
  role: TeacherRole,
  /** or plain words */
  cause: PauseCause | string,
): Promise<void> {
  const teacher = `The ${role} “${teachers[role].name}”`;
  const reason =
    typeof cause === 'string'
      ? sentences(`${teacher} cannot be used: ${cause}`, 'Mend the teacher, then resume')
      : reasonOf(teacher, cause);
  if (!(await pauseRunningRun(database(), runId, reason))) return;
  logger.warn({ runId, reason }, 'a run was paused');
  await announceChange(database(), { projectId, runId });
}

function reasonOf(teacher: string, { kind, message, trouble }: PauseCause): string {
  if (kind === 'budget_spent') return sentences(message, remedyFor(kind));
  const what = trouble ?? `cannot be used: ${FAILURE_FACTS[kind].label}: ${message}`;
  return sentences(`${teacher} ${what}`, remedyFor(kind), 'Then resume');
}

const sentences = (...parts: string[]) => parts.map((part) => part.replace(/\.?$/, '.')).join(' ');
