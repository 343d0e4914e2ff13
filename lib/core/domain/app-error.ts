/** The closed list of things that can go wrong on purpose, and the one exception that carries them. */

export const APP_ERROR_STATUS = {
  not_signed_in: 401,
  not_allowed: 403,
  not_found: 404,
  invalid_input: 400,
  conflict: 409,
  too_large: 413,
  teacher_unreachable: 502,
  unavailable: 503,
} as const satisfies Record<string, number>;

export type AppErrorCode = keyof typeof APP_ERROR_STATUS;

/** `place` names where the input is wrong (a field, a row); `remedy` says what the person can do. */
export type AppErrorDetails = { place?: string; remedy?: string };

export class AppError extends Error {
  readonly code: AppErrorCode;
  readonly details: AppErrorDetails;

  constructor(code: AppErrorCode, message: string, details: AppErrorDetails = {}) {
    super(message);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }
}
