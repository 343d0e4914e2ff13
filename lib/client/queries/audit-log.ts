'use client';
/** The audit log as the browser asks for it. */
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { LogFilter } from '@/lib/core/contract/audit-log';
import type { Id } from '@/lib/core/domain/identifier';
import { queries } from '../api-client';
import { cursorPages } from '../cursor-pages';

/** The old rows stay on the screen while another filter is asked. */
export function useLogPages(projectId: Id, filter: LogFilter) {
  return useInfiniteQuery({
    ...queries.auditLog.list.infiniteOptions(cursorPages({ projectId, ...filter })),
    placeholderData: keepPreviousData,
  });
}

export function useLogPeople(projectId: Id) {
  return useQuery(queries.auditLog.people.queryOptions({ input: { projectId } })).data ?? [];
}
