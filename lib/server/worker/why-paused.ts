/** What a person is told of a teacher that nothing more can be asked of: which one, why, and what to do. */
import { FAILURE_FACTS, type FailureKind, type TeacherRole } from '@/lib/core/domain/teacher';
import { remedyFor } from '../teacher/remedy';
import type { RunContext } from './run-contexts';

/** `trouble`: of a teacher that is down for everybody, how long and how. */
export type PauseCause = { kind: FailureKind; message: string; trouble: string | null };

/** `cause`: or plain words. */
export function whyPaused(
  { teachers }: Pick<RunContext, 'teachers'>,
  role: TeacherRole,
  cause: PauseCause | string,
): string {
  const teacher = `The ${role} “${teachers[role].name}”`;
  if (typeof cause === 'string') {
    return sentences(`${teacher} cannot be used: ${cause}`, 'Mend the teacher, then resume');
  }
  const { kind, message, trouble } = cause;
  if (kind === 'budget_spent') return sentences(message, remedyFor(kind));
  const what = trouble ?? `cannot be used: ${FAILURE_FACTS[kind].label}: ${message}`;
  return sentences(`${teacher} ${what}`, remedyFor(kind), 'Then resume');
}

const sentences = (...parts: string[]) => parts.map((part) => part.replace(/\.?$/, '.')).join(' ');
