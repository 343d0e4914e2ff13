/** Whatever was thrown, as one sentence about what happened and one about what to do. */
import { ORPCError } from '@orpc/client';
import { type Problem, problemSchema } from '@/lib/core/contract/problem';

const OFFLINE: Problem = {
  code: 'unavailable',
  message: 'The studio did not answer.',
  remedy:
    'Check that it is running (npm start) and that you are connected, then try again. Nothing that was saved is lost.',
};

const UNKNOWN: Problem = {
  code: 'internal',
  message: 'Something went wrong inside the studio.',
  remedy: 'Try again. If it happens again, the log of the studio says more.',
};

export function problemOf(error: unknown): Problem {
  if (error instanceof ORPCError) {
    const stated = problemSchema.safeParse(error.data);
    if (stated.success) return stated.data;
    if (error.status === 401)
      return { code: 'not_signed_in', message: 'You are signed out.', remedy: 'Sign in again.' };
    return error.status === 502 || error.status === 503 ? OFFLINE : UNKNOWN;
  }
  const stated = problemSchema.safeParse(error);
  if (stated.success) return stated.data;
  // fetch says TypeError for "no answer", and nothing finer on purpose of the browsers' makers.
  if (error instanceof TypeError) return OFFLINE;
  return UNKNOWN;
}

/** Worth asking again by itself: the answer may be another one in a moment. */
export function isPassing(problem: Problem): boolean {
  return problem.code === 'unavailable';
}

/** The body of a raw upload or download that was refused. */
export async function problemOfResponse(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  const stated = problemSchema.safeParse(body);
  if (stated.success) return stated.data;
  return response.status >= 502 ? OFFLINE : UNKNOWN;
}
