/** Errors in OpenAI's shape: a status and { error: { message, type, param, code } }. */

export class ApiError extends Error {
  readonly status: number;
  readonly type: string;
  readonly code: string | null;
  readonly param: string | null;
  readonly headers: Record<string, string>;

  constructor(
    status: number,
    message: string,
    details: { type: string; code?: string; param?: string; headers?: Record<string, string> },
  ) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.type = details.type;
    this.code = details.code ?? null;
    this.param = details.param ?? null;
    this.headers = details.headers ?? {};
  }

  body() {
    return { error: { message: this.message, type: this.type, param: this.param, code: this.code } };
  }
}

export const badRequest = (message: string, param?: string, code?: string): ApiError =>
  new ApiError(400, message, {
    type: 'invalid_request_error',
    ...(param === undefined ? {} : { param }),
    ...(code === undefined ? {} : { code }),
  });

export const wrongKey = (): ApiError =>
  new ApiError(401, 'Incorrect API key provided: wrong-key.', {
    type: 'invalid_request_error',
    code: 'invalid_api_key',
  });

export const unknownModel = (model: string): ApiError =>
  new ApiError(404, `The model '${model}' does not exist or you do not have access to it.`, {
    type: 'invalid_request_error',
    param: 'model',
    code: 'model_not_found',
  });

export const unknownAddress = (method: string, path: string): ApiError =>
  new ApiError(404, `Invalid URL (${method} ${path})`, { type: 'invalid_request_error' });

export const rateLimited = (): ApiError =>
  new ApiError(429, 'Rate limit reached for rehearsal-1: please try again in 1s.', {
    type: 'requests',
    code: 'rate_limit_exceeded',
    headers: { 'retry-after': '1', 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '1s' },
  });

export const serverFault = (): ApiError =>
  new ApiError(500, 'The server had an error while processing your request.', { type: 'server_error' });
