'use client';
/** Projects as the browser changes them. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { queries } from '../api-client';

function useProjectsChanged() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: queries.projects.key() });
}

export function useCreateProject() {
  const onSuccess = useProjectsChanged();
  return useMutation({ ...queries.projects.create.mutationOptions(), onSuccess });
}

export function useUpdateProject() {
  const onSuccess = useProjectsChanged();
  return useMutation({ ...queries.projects.update.mutationOptions(), onSuccess });
}

/** What was cached of the project is forgotten only after the page is left, so that nothing asks for what is gone. */
export function useRemoveProject() {
  const client = useQueryClient();
  return useMutation({
    ...queries.projects.remove.mutationOptions(),
    onSuccess: () => client.invalidateQueries({ queryKey: queries.projects.list.key() }),
  });
}
