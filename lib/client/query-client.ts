/** The cache of what the server said: one per browser tab, one per request on the server. */
import { defaultShouldDehydrateQuery, QueryClient } from '@tanstack/react-query';
import { isPassing, problemOf } from './problem';

const STALE_AFTER_MS = 15_000;
const RETRIES = 2;

export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: STALE_AFTER_MS,
        // Only what may pass by itself is asked again: a refusal stays a refusal.
        retry: (failures, error) => failures < RETRIES && isPassing(problemOf(error)),
        refetchOnWindowFocus: true,
      },
      mutations: { retry: false },
      dehydrate: {
        shouldDehydrateQuery: (query) => defaultShouldDehydrateQuery(query) || query.state.status === 'pending',
      },
    },
  });
}

let browserClient: QueryClient | undefined;

export function queryClientOfThisTab(): QueryClient {
  if (typeof window === 'undefined') return makeQueryClient();
  browserClient ??= makeQueryClient();
  return browserClient;
}
