/** The calls themselves, by the contract's paths and shapes. Loaded with the first call: schemas of every noun are no part of a page's first load. */
import { ORPCError } from '@orpc/client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { contract } from '@/lib/core/contract/contract';
import { isProblem } from './problem';

export const link = new OpenAPILink(contract, {
  // On the server the pages prefetch in process (server/http/prefetch.ts); a call from there would be a mistake and must not find a host.
  url: () => `${typeof window === 'undefined' ? 'http://127.0.0.1:9' : window.location.origin}/api`,
  customErrorResponseBodyDecoder: (body, response) => {
    if (!isProblem(body)) return null;
    return new ORPCError(body.code, { status: response.status, message: body.message, data: body });
  },
});
