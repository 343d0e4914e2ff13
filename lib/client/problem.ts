/** Whatever was thrown, as one sentence about what happened and one about what to do. */
import type { Problem } from '@/lib/core/contract/problem';
import { APP_ERROR_STATUS } from '@/lib/core/domain/app-error';

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

/** What `problemSchema` says, without the library behind it: this is on every page. */
export function isProblem(value: unknown): value is Problem {
  if (typeof value !== 'object' || value === null) return false;
  const { code, message, place, remedy } = value as Record<keyof Problem, unknown>;
  const isText = (part: unknown) => part === undefined || typeof part === 'string';
  const isKnown = typeof code === 'string' && (code === 'internal' || Object.hasOwn(APP_ERROR_STATUS, code));
  return isKnown && typeof message === 'string' && isText(place) && isText(remedy);
}

/** What the contract's client throws, known by its shape: the class would bring the library to every page. */
function isRefusal(error: unknown): error is Error & { status: number; data?: unknown } {
  return error instanceof Error && 'status' in error && typeof error.status === 'number';
}

export function problemOf(error: unknown): Problem {
  if (isRefusal(error)) {
    if (isProblem(error.data)) return error.data;
    if (error.status === 401)
      return { code: 'not_signed_in', message: 'You are signed out.', remedy: 'Sign in again.' };
    return error.status === 502 || error.status === 503 ? OFFLINE : UNKNOWN;
  }
  if (isProblem(error)) return error;
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
  if (isProblem(body)) return body;
  return response.status >= 502 ? OFFLINE : UNKNOWN;
}
