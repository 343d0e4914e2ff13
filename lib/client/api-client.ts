/** How the browser calls the studio: the contract as a typed client, and the same as query options. */
import { createORPCClient, ORPCError } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { JsonifiedClient } from '@orpc/openapi-client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { contract } from '@/lib/core/contract/contract';
import { problemSchema } from '@/lib/core/contract/problem';

export type ApiClient = JsonifiedClient<ContractRouterClient<typeof contract>>;

const link = new OpenAPILink(contract, {
  // On the server the pages prefetch in process (server/http/prefetch.ts); a call from there would be a mistake and must not find a host.
  url: () => `${typeof window === 'undefined' ? 'http://127.0.0.1:9' : window.location.origin}/api`,
  customErrorResponseBodyDecoder: (body, response) => {
    const problem = problemSchema.safeParse(body);
    if (!problem.success) return null;
    return new ORPCError(problem.data.code, {
      status: response.status,
      message: problem.data.message,
      data: problem.data,
    });
  },
});

export const api: ApiClient = createORPCClient(link);

/** `queries.runs.get.queryOptions({ input })`; the keys are the same on the server. */
export const queries = createTanstackQueryUtils(api);
