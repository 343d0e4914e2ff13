'use client';
/** Dry runs as the browser asks for them. The event stream says when one has moved; the look now and then is for a stream that is down. */
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DryRunWish } from '@/lib/core/contract/dry-runs';
import type { DryRunSide } from '@/lib/core/domain/dry-run';
import type { Id } from '@/lib/core/domain/identifier';
import { api, queries } from '../api-client';
import { cursorPages } from '../cursor-pages';

const LOOK_AGAIN_MS = 3_000;

export function useDryRuns(projectId: Id) {
  return useInfiniteQuery(queries.dryRuns.list.infiniteOptions(cursorPages({ projectId })));
}

export function useDryRun(projectId: Id, dryRunId: Id) {
  return useQuery({
    ...queries.dryRuns.get.queryOptions({ input: { projectId, dryRunId } }),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? LOOK_AGAIN_MS : false),
  });
}

/** Not under the noun's key: a step of another dry run is no reason to reckon again. */
export function useDryRunEstimate(wish: DryRunWish | null) {
  return useQuery({
    queryKey: ['estimate of a dry run', wish],
    queryFn: () => {
      if (!wish) throw new Error('nothing is chosen');
      return api.dryRuns.estimate(wish);
    },
    enabled: wish !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
}

/** Asked for when somebody opens them. */
export function useDryRunCalls(place: { projectId: Id; dryRunId: Id; position: number; side: DryRunSide }) {
  return useQuery(queries.dryRuns.calls.queryOptions({ input: place }));
}

function useDryRunsChanged() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: queries.dryRuns.key() });
}

export function useCreateDryRun() {
  const changed = useDryRunsChanged();
  return useMutation({ ...queries.dryRuns.create.mutationOptions(), onSuccess: changed });
}

export function useCancelDryRun() {
  const changed = useDryRunsChanged();
  return useMutation({ ...queries.dryRuns.cancel.mutationOptions(), onSettled: changed });
}

export function useResumeDryRun() {
  const changed = useDryRunsChanged();
  return useMutation({ ...queries.dryRuns.resume.mutationOptions(), onSettled: changed });
}

/** Also after a refusal: somebody else may have compared this parent. */
export function useChooseBetter() {
  const changed = useDryRunsChanged();
  return useMutation({ ...queries.dryRuns.chooseBetter.mutationOptions(), onSettled: changed });
}
