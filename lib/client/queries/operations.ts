'use client';
/** The operations of a project as the browser asks for them, adds to them and switches them off. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from 'next/navigation';
import type { OperationView } from '@/lib/core/contract/operations';
import type { Id } from '@/lib/core/domain/identifier';
import { queries } from '../api-client';

const NONE: readonly OperationView[] = [];
/** The event stream says when they change. */
const STALE_MS = 10 * 60_000;

export function useOperations(projectId: Id | null): readonly OperationView[] {
  const options = queries.operations.list.queryOptions({ input: { projectId: projectId ?? '' } });
  return useQuery({ ...options, enabled: projectId !== null, staleTime: STALE_MS }).data ?? NONE;
}

/** Of the project that the address speaks of, its own ones, switched off or not. */
export function useOwnOperations(): readonly OperationView[] {
  const { projectId } = useParams<{ projectId?: string }>();
  return useOperations(projectId ?? null).filter((one) => !one.isBuiltIn);
}

function useOperationsChanged() {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: queries.operations.key() }),
      client.invalidateQueries({ queryKey: queries.templates.key() }),
    ]);
}

export function useCreateOperation() {
  const changed = useOperationsChanged();
  return useMutation({ ...queries.operations.create.mutationOptions(), onSuccess: changed });
}

export function useChangeOperation() {
  const changed = useOperationsChanged();
  return useMutation({ ...queries.operations.change.mutationOptions(), onSuccess: changed });
}

export function useSwitchOffOperation() {
  const changed = useOperationsChanged();
  return useMutation({ ...queries.operations.switchOff.mutationOptions(), onSuccess: changed });
}
