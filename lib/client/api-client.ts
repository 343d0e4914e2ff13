/** How the browser calls the studio: the contract as a typed client, and the same as query options. */
import { createORPCClient, DynamicLink } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { JsonifiedClient } from '@orpc/openapi-client';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { contract } from '@/lib/core/contract/contract';

export type ApiClient = JsonifiedClient<ContractRouterClient<typeof contract>>;

/** A part that does not come is the studio not answering: said as fetch says it, so that it is understood and tried again. */
const loadLink = () =>
  import('./api-link').catch((cause: unknown) => {
    throw new TypeError('The studio did not answer.', { cause });
  });

const link = new DynamicLink(async () => (await loadLink()).link);

export const api: ApiClient = createORPCClient(link);

/** `queries.runs.get.queryOptions({ input })`; the keys are the same on the server. */
export const queries = createTanstackQueryUtils(api);
