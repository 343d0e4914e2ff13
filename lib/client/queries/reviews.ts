'use client';
/** The review room as the browser asks for it. The queue itself is read by the sitting (review-session.ts), page by page. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ReviewItem } from '@/lib/core/contract/reviews';
import type { Id } from '@/lib/core/domain/identifier';
import { queries } from '../api-client';

export function useRunChoices(projectId: Id, isWanted: boolean): { id: Id; name: string; rounds: number }[] {
  const options = queries.runs.list.queryOptions({ input: { projectId } });
  const runs = useQuery({ ...options, enabled: isWanted }).data ?? [];
  return runs.map((run) => ({ id: run.id, name: run.name, rounds: run.rounds.length }));
}

/** Whether a round is being made, so that more will come. */
export function useIsRunning(projectId: Id): boolean {
  const runs = useQuery(queries.runs.list.queryOptions({ input: { projectId } })).data ?? [];
  return runs.some((run) => run.state === 'running');
}

/** Only for what is looked at: a detail holds whole texts. */
export function useReviewDetail(projectId: Id, evolutionId: Id | null) {
  return useQuery({
    ...queries.reviews.detail.queryOptions({ input: { projectId, evolutionId: evolutionId ?? '' } }),
    enabled: evolutionId !== null,
    staleTime: 60_000,
  });
}

/** The next item's detail is asked for while the current one is read. */
export function useReviewDetailAhead(projectId: Id, evolutionId: Id | null): void {
  const client = useQueryClient();
  useEffect(() => {
    if (evolutionId === null) return;
    void client.prefetchQuery({
      ...queries.reviews.detail.queryOptions({ input: { projectId, evolutionId } }),
      staleTime: 60_000,
    });
  }, [client, projectId, evolutionId]);
}

/** The item on the screen is asked for again when the event stream says that somebody decided; `renew` gets the answer. */
export function useRenewedItem(projectId: Id, item: ReviewItem | undefined, renew: (item: ReviewItem) => void): void {
  const { data, isFetchedAfterMount } = useQuery({
    ...queries.reviews.item.queryOptions({ input: { projectId, evolutionId: item?.evolution.id ?? '' } }),
    enabled: item !== undefined,
    ...(item ? { initialData: item } : {}),
    // The answer to a blind decision tells its verdict, not the response that was hidden with it.
    staleTime: item?.isResponseHidden && !item.isBlind ? 0 : Number.POSITIVE_INFINITY,
    // Shown again later, an item starts from what the sitting knows by then.
    gcTime: 0,
  });
  const fetched = isFetchedAfterMount ? data : undefined;
  useEffect(() => {
    if (fetched) renew(fetched);
  }, [fetched, renew]);
}

/** What annotators of this project are told; null until somebody has written something. */
export function useGuidelines(projectId: Id) {
  return useQuery({ ...queries.guidelines.current.queryOptions({ input: { projectId } }), staleTime: 60_000 });
}
