'use client';
/** Blind audits of the eliminator as the browser asks for them. Decisions come in while the page is open, so figures are asked for again now and then. */
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AuditCell, AuditGroup } from '@/lib/core/contract/audits';
import type { AuditFilter } from '@/lib/core/domain/audit-sample';
import type { Outcome } from '@/lib/core/domain/classifier-measures';
import type { Id } from '@/lib/core/domain/identifier';
import type { OperationId } from '@/lib/core/domain/operation';
import { queries } from '../api-client';

const LOOK_AGAIN_MS = 15_000;

export function useAuditSamples(projectId: Id) {
  return useQuery({
    ...queries.audits.list.queryOptions({ input: { projectId } }),
    refetchInterval: LOOK_AGAIN_MS,
  });
}

export function useAuditMeasures(projectId: Id, groupBy: AuditGroup[]) {
  return useQuery({
    ...queries.audits.measures.queryOptions({ input: { projectId, groupBy } }),
    placeholderData: keepPreviousData,
    refetchInterval: LOOK_AGAIN_MS,
  });
}

export type FrameFilter = Omit<AuditFilter, 'operation'> & { operation?: OperationId };

export function useAuditFrame(projectId: Id, filter: FrameFilter) {
  return useQuery({
    ...queries.audits.frame.queryOptions({ input: { projectId, ...filter } }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}

export function useDrawSample() {
  const client = useQueryClient();
  return useMutation({
    ...queries.audits.draw.mutationOptions(),
    onSuccess: (drawn, { projectId }) => {
      client.setQueryData(queries.audits.list.queryKey({ input: { projectId } }), (known) => [...(known ?? []), drawn]);
      // Not waited for: what was drawn is on the screen already.
      void client.invalidateQueries({ queryKey: queries.audits.key() });
    },
  });
}

export function useAuditOutcome(projectId: Id, cell: AuditCell, outcome: Outcome) {
  return useInfiniteQuery(
    queries.audits.items.infiniteOptions({
      input: (cursor: string | undefined) => ({ projectId, ...cell, outcome, ...(cursor ? { cursor } : {}) }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
    }),
  );
}
