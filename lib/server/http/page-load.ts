/** Fills a page's query cache before it is rendered; what cannot be read becomes the page that says so. */
import { ORPCError } from '@orpc/server';
import { type DehydratedState, dehydrate, QueryClient, type QueryFunction, type QueryKey } from '@tanstack/react-query';
import { notFound, redirect } from 'next/navigation';
import { serverQueries } from './prefetch';

/** Of a listing by pages, the first page is loaded. */
type Query = { queryKey: QueryKey; queryFn: unknown; initialPageParam?: unknown };

/** `const state = await loadPage((q) => [q.runs.get.queryOptions({ input })])`, then `<HydrationBoundary state={state}>`. */
export async function loadPage(
  choose: (queries: ReturnType<typeof serverQueries>) => readonly Query[],
): Promise<DehydratedState> {
  const queryClient = new QueryClient();
  try {
    await Promise.all(
      choose(serverQueries()).map((query) => {
        const { queryKey } = query;
        if (!('initialPageParam' in query)) {
          return queryClient.fetchQuery({ queryKey, queryFn: query.queryFn as QueryFunction, retry: false });
        }
        const queryFn = query.queryFn as QueryFunction<unknown, QueryKey, unknown>;
        const { initialPageParam } = query;
        return queryClient.fetchInfiniteQuery({ queryKey, queryFn, initialPageParam, retry: false });
      }),
    );
  } catch (error) {
    if (error instanceof ORPCError && error.code === 'not_found') notFound();
    if (error instanceof ORPCError && error.code === 'not_signed_in') redirect('/sign-in');
    // An id in the address that is no id is an address that does not exist.
    if (error instanceof ORPCError && error.code === 'invalid_input') notFound();
    throw error;
  }
  return dehydrate(queryClient);
}
