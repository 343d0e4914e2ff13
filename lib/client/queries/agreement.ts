'use client';
/** Agreement as the browser asks for it. Counting a million decisions takes a second, so it is asked again only when somebody asks. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Id } from '@/lib/core/domain/identifier';
import type { OperationId } from '@/lib/core/domain/operation';
import { queries } from '../api-client';

export function useAgreement(projectId: Id, operation: OperationId | null) {
  return useQuery({
    ...queries.agreement.read.queryOptions({ input: { projectId, ...(operation ? { operation } : {}) } }),
    staleTime: 10 * 60_000,
    placeholderData: keepPreviousData,
  });
}
