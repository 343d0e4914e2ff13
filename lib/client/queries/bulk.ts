'use client';
/** Decisions about many as the browser asks for them; the event stream says when one has moved on. */
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { BulkSelection } from '@/lib/core/contract/bulk';
import type { BulkKind } from '@/lib/core/domain/bulk';
import type { Id } from '@/lib/core/domain/identifier';
import { api, queries } from '../api-client';

const PAGE_SIZE = 20;

/** How the list is asked for page by page, newest first. */
export function bulkPages(projectId: Id) {
  return {
    input: (cursor: string | null) => ({ projectId, limit: PAGE_SIZE, ...(cursor === null ? {} : { cursor }) }),
    initialPageParam: null as string | null,
    getNextPageParam: (page: { nextCursor: string | null }) => page.nextCursor,
  };
}

export function useBulkJobs(projectId: Id, isEnabled = true) {
  return useInfiniteQuery({ ...queries.bulk.list.infiniteOptions(bulkPages(projectId)), enabled: isEnabled });
}

/** One of them, as far as it is; `bulkId` null: nothing is asked. */
export function useBulkJob(projectId: Id, bulkId: Id | null) {
  return useQuery({
    ...queries.bulk.get.queryOptions({ input: { projectId, bulkId: bulkId ?? '' } }),
    enabled: bulkId !== null,
  });
}

export type BulkChoice = { kind: BulkKind; selection: BulkSelection };

/** Not under the noun's key: it costs a count, and a batch of another decision is no reason to count again. */
export function useBulkPreview(projectId: Id, choice: BulkChoice | null) {
  return useQuery({
    queryKey: ['preview of a decision about many', projectId, choice],
    queryFn: () => {
      if (!choice) throw new Error('nothing is chosen');
      return api.bulk.preview({ projectId, ...choice });
    },
    enabled: choice !== null,
    staleTime: 0,
    gcTime: 0,
  });
}

function useBulkChanged() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: queries.bulk.key() });
}

export function useStartBulk() {
  const changed = useBulkChanged();
  return useMutation({ ...queries.bulk.start.mutationOptions(), onSuccess: changed });
}

export function useUndoBulk() {
  const changed = useBulkChanged();
  return useMutation({ ...queries.bulk.undo.mutationOptions(), onSuccess: changed });
}
