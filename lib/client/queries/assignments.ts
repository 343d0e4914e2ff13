'use client';
/** Who reviews what, as leads ask for it and set it. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Id } from '@/lib/core/domain/identifier';
import { queries } from '../api-client';

export function useAssignments(projectId: Id, isEnabled: boolean) {
  return useQuery({ ...queries.assignments.list.queryOptions({ input: { projectId } }), enabled: isEnabled });
}

function useAssignmentsChanged() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: queries.assignments.key() });
}

export function useSetAssignment() {
  const onSuccess = useAssignmentsChanged();
  return useMutation({ ...queries.assignments.set.mutationOptions(), onSuccess });
}

export function useRemoveAssignment() {
  const onSuccess = useAssignmentsChanged();
  return useMutation({ ...queries.assignments.remove.mutationOptions(), onSuccess });
}
