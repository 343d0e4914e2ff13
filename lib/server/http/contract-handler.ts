/** Answers every call of the contract over HTTP. */
import { OpenAPIHandler } from '@orpc/openapi/fetch';
import { BodyLimitPlugin } from '@orpc/server/fetch';
import { AppError } from '@/lib/core/domain/app-error';
import { failureOf, problemResponse, toRpcError } from './problem-response';
import { router } from './router';
import type { RequestContext } from './routes/frame';
import { findPersonOf } from './session';

/** Files do not travel through the contract; the longest thing that does is a person's edit with its response. */
const MAX_BODY_BYTES = 8 * 1024 * 1024;

const handler = new OpenAPIHandler<RequestContext>(router, {
  plugins: [new BodyLimitPlugin({ maxBodySize: MAX_BODY_BYTES })],
  clientInterceptors: [
    async ({ next }) => {
      try {
        return await next();
      } catch (error) {
        throw toRpcError(error);
      }
    },
  ],
  customErrorResponseBodyEncoder: (error) => failureOf(error).problem,
});

export async function answerCall(request: Request): Promise<Response> {
  const context: RequestContext = { findPerson: () => findPersonOf(request.method, request.headers) };
  const { matched, response } = await handler.handle(request, { prefix: '/api', context });
  if (!matched)
    return problemResponse(new AppError('not_found', 'There is no such call.', { remedy: 'See /api/openapi.json.' }));
  response.headers.set('cache-control', 'no-store');
  return response;
}
