/** The browser's queries, answered in process: a page fills the cache with what its components will ask, under the same keys. */
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { contract } from '@/lib/core/contract/contract';
import { findPagePerson } from './page-session';
import { toRpcError } from './problem-response';
import { router } from './router';

const client: ContractRouterClient<typeof contract> = createRouterClient(router, {
  context: { findPerson: findPagePerson },
  interceptors: [
    async ({ next }) => {
      try {
        return await next();
      } catch (error) {
        throw toRpcError(error);
      }
    },
  ],
});

/** `const q = serverQueries(); await queryClient.prefetchQuery(q.runs.get.queryOptions({ input }))` */
export function serverQueries() {
  return createTanstackQueryUtils(client);
}
