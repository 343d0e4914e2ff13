/** A refusal that names a field of the form is shown there, and nowhere else. */
import type { UseFormSetError } from 'react-hook-form';
import { problemOf } from '@/lib/client/problem';
import { type TeacherFormValues, teacherFormSchema } from './teacher-form-schema';

function fieldOf(error: unknown): keyof TeacherFormValues | null {
  const place = problemOf(error).place?.split('.').at(-1);
  const name = place === 'requestTimeoutMs' ? 'timeoutSeconds' : place;
  return teacherFormSchema.keyof().safeParse(name).data ?? null;
}

export function isFieldProblem(error: unknown): boolean {
  return fieldOf(error) !== null;
}

export function showAtField(error: unknown, setError: UseFormSetError<TeacherFormValues>): void {
  const field = fieldOf(error);
  if (!field) return;
  const { message, remedy } = problemOf(error);
  setError(field, { message: [message, remedy].filter(Boolean).join(' ') }, { shouldFocus: true });
}
