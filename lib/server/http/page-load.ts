/** Fills a page's query cache before it is rendered; what cannot be read becomes the page that says so. */
import { setTimeout as sleep } from 'node:timers/promises';
import { ORPCError } from '@orpc/server';
import { type DehydratedState, dehydrate, QueryClient, type QueryFunction, type QueryKey } from '@tanstack/react-query';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { serverQueries } from './prefetch';

/** Of a listing by pages, the first page is loaded. */
type Query = { queryKey: QueryKey; queryFn: unknown; initialPageParam?: unknown };

/** `const state = await loadPage((q) => [q.runs.get.queryOptions({ input })])`, then `<HydrationBoundary state={state}>`. */
export function loadPage(choose: Choose): Promise<DehydratedState> {
  const loading = load(choose);
  loadsOfRequest().push(loading);
  return loading;
}

const loadsOfRequest = cache((): Promise<unknown>[] => []);

const WORTH_WAITING_MS = 250;

/**
 * For the layout of a document: what its page is loading is waited for, so that both are sent together. React shows what comes after the first paint
 * no sooner than 300 ms after it (its throttle of Suspense reveals), which is longer than almost every page takes. A slower page is sent after its skeleton.
 */
export async function pageLoaded(): Promise<void> {
  await Promise.race([Promise.allSettled(loadsOfRequest()), sleep(WORTH_WAITING_MS)]);
}

type Choose = (queries: ReturnType<typeof serverQueries>) => readonly Query[];

async function load(choose: Choose): Promise<DehydratedState> {
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
