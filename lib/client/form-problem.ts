/** Puts the server's refusal where the person looks: at its field, or under the form. */
import type { Problem } from '@/lib/core/contract/problem';
import { problemOf } from './problem';

export type FormProblem = { at: (field: string) => string | null; elsewhere: Problem | null };

export function formProblemOf(error: unknown, fields: readonly string[]): FormProblem {
  const problem = error ? problemOf(error) : null;
  const isAtField = problem?.place !== undefined && fields.includes(problem.place);
  return {
    at: (field) => (isAtField && problem.place === field ? sentence(problem) : null),
    elsewhere: isAtField ? null : problem,
  };
}

function sentence(problem: Problem): string {
  return problem.remedy ? `${problem.message} ${problem.remedy}` : problem.message;
}
