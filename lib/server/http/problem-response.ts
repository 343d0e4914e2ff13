/** Every failure becomes the one error body of the contract; what nobody expected is logged under an id and told without details. */
import { ORPCError, ValidationError } from '@orpc/server';
import { type ZodError, z } from 'zod';
import { type Problem, problemSchema } from '@/lib/core/contract/problem';
import { APP_ERROR_STATUS, AppError } from '@/lib/core/domain/app-error';
import { logger } from '../logger';

export type Failure = { status: number; problem: Problem };

type Issue = { message: string; path?: readonly (PropertyKey | { key: PropertyKey })[] | undefined };

function invalidInput(issues: readonly Issue[]): Failure {
  const [issue] = issues;
  const place = issue?.path?.map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
  const problem: Problem = { code: 'invalid_input', message: issue?.message ?? 'The input is not valid.' };
  return { status: APP_ERROR_STATUS.invalid_input, problem: place ? { ...problem, place } : problem };
}

function unexpected(error: unknown): Failure {
  const faultId = crypto.randomUUID().slice(0, 8);
  logger.error({ err: error, cause: error instanceof Error ? error.cause : undefined, faultId }, 'unexpected fault');
  return {
    status: 500,
    problem: {
      code: 'internal',
      message: `Something went wrong in the studio (fault ${faultId}).`,
      remedy: 'Try again; if it happens again, look for this fault in the log.',
    },
  };
}

function ofRpcError(error: ORPCError<string, unknown>): Failure {
  const known = problemSchema.safeParse(error.data);
  if (known.success) return { status: error.status, problem: known.data };
  if (error.status >= 500) return unexpected(error);
  if (error.cause instanceof ValidationError) return invalidInput(error.cause.issues);
  if (error.status === 413) return ofAppError(new AppError('too_large', 'The request is too large.'));
  if (error.status === 404) return ofAppError(new AppError('not_found', 'There is no such call.'));
  return ofAppError(new AppError('invalid_input', error.message));
}

function ofAppError({ code, message, details }: AppError): Failure {
  return { status: APP_ERROR_STATUS[code], problem: { code, message, ...details } };
}

export function failureOf(error: unknown): Failure {
  if (error instanceof AppError) return ofAppError(error);
  if (error instanceof ORPCError) return ofRpcError(error);
  if (error instanceof z.ZodError) return invalidInput((error as ZodError).issues);
  return unexpected(error);
}

/** What the contract's handler and the in-process caller throw: the status and the body of one failure. */
export function toRpcError(error: unknown): ORPCError<string, Problem> {
  const { status, problem } = failureOf(error);
  return new ORPCError(problem.code, { status, message: problem.message, data: problem, cause: error });
}

/** For the routes outside the contract. */
export function problemResponse(error: unknown): Response {
  const { status, problem } = failureOf(error);
  return Response.json(problem, { status, headers: { 'cache-control': 'no-store' } });
}
