'use client';
/** People's work as the browser asks for it. */
import { keepPreviousData, useInfiniteQuery, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import type { Id } from '@/lib/core/domain/identifier';
import type { OperationId } from '@/lib/core/domain/operation';
import { queries } from '../api-client';
import { cursorPages } from '../cursor-pages';

export function useMyWork(projectId: Id) {
  return useSuspenseQuery(queries.work.mine.queryOptions({ input: { projectId } })).data;
}

export function usePastDecisions(projectId: Id, personId?: Id) {
  return useInfiniteQuery(
    queries.work.decisions.infiniteOptions(cursorPages({ projectId, ...(personId ? { personId } : {}) })),
  );
}

/** Counted when it is asked for, so not at every decision of anybody. */
export function useWorkOfPeople(projectId: Id, operation: OperationId | null) {
  return useQuery({
    ...queries.work.people.queryOptions({ input: { projectId, ...(operation ? { operation } : {}) } }),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
}

export function useWorkByOperation(projectId: Id, personId: Id | null) {
  return useQuery({
    ...queries.work.operations.queryOptions({ input: { projectId, ...(personId ? { personId } : {}) } }),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
}
