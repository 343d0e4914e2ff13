'use client';
/** What waits for a lead, as the browser asks for it. A sitting reads on by itself, page by page. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { AdjudicationFilter } from '@/lib/core/contract/adjudication';
import type { Id } from '@/lib/core/domain/identifier';
import { queries } from '../api-client';
import { cursorPages } from '../cursor-pages';

/** Asked for anew each time: a kept one would show what is settled already. */
export function useFirstAdjudicationPage(projectId: Id, filter: AdjudicationFilter) {
  return useQuery({
    ...queries.adjudication.queue.queryOptions({ input: { projectId, ...filter } }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
}

export function useSettledPages(projectId: Id, filter: AdjudicationFilter) {
  return useInfiniteQuery({
    ...queries.adjudication.queue.infiniteOptions(cursorPages({ projectId, ...filter, limit: 30 })),
    staleTime: 0,
  });
}

export function useAdjudicationItem(projectId: Id, evolutionId: Id) {
  return useQuery({
    ...queries.adjudication.item.queryOptions({ input: { projectId, evolutionId } }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
