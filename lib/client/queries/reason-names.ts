'use client';
/** The reasons to reject in a project's own words, wherever one is named. */
import { useQuery } from '@tanstack/react-query';
import type { Id } from '@/lib/core/domain/identifier';
import { type ReasonNames, reasonLabel } from '@/lib/core/domain/review';
import { queries } from '../api-client';

export function useReasonNames(projectId: Id): ReasonNames {
  return useQuery(queries.projects.get.queryOptions({ input: { projectId } })).data?.reasonNames ?? {};
}

export function useReasonWords(projectId: Id): (reason: string) => string {
  const names = useReasonNames(projectId);
  return (reason) => reasonLabel(reason, names);
}
