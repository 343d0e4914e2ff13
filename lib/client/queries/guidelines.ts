'use client';
/** Guidelines as the browser asks for them and adds to them. */
import { useInfiniteQuery, useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import type { Id } from '@/lib/core/domain/identifier';
import { queries } from '../api-client';
import { cursorPages } from '../cursor-pages';

/** What holds now; null until somebody has written something. */
export function useGuidelines(projectId: Id) {
  return useSuspenseQuery(queries.guidelines.current.queryOptions({ input: { projectId } })).data;
}

export function useGuidelinesHistory(projectId: Id) {
  return useInfiniteQuery(queries.guidelines.list.infiniteOptions(cursorPages({ projectId })));
}

/** A version never changes, so it is asked for once. */
export function useGuidelinesVersion(projectId: Id, version: number | null) {
  return useQuery({
    ...queries.guidelines.version.queryOptions({ input: { projectId, version: version ?? 0 } }),
    enabled: version !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Also after a refusal: it usually means that somebody else saved a newer version. */
export function useSaveGuidelines() {
  const client = useQueryClient();
  return useMutation({
    ...queries.guidelines.save.mutationOptions(),
    onSettled: () => client.invalidateQueries({ queryKey: queries.guidelines.key() }),
  });
}
