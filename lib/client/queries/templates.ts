'use client';
/** Template versions as the browser asks for them, adds to them and chooses between them. */
import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import type { Id } from '@/lib/core/domain/identifier';
import { queries } from '../api-client';

export function useTemplates(projectId: Id) {
  return useSuspenseQuery(queries.templates.list.queryOptions({ input: { projectId } })).data;
}

/** For a dialog that may open on another page. */
export function useTemplateVersions(projectId: Id) {
  return useQuery(queries.templates.list.queryOptions({ input: { projectId } }));
}

/** Also after a refusal: it usually means that somebody else saved a newer version. */
function useTemplatesChanged() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: queries.templates.list.key() });
}

export function useSaveTemplate() {
  const changed = useTemplatesChanged();
  return useMutation({ ...queries.templates.save.mutationOptions(), onSettled: changed });
}

export function useChooseTemplate() {
  const changed = useTemplatesChanged();
  return useMutation({ ...queries.templates.choose.mutationOptions(), onSettled: changed });
}
