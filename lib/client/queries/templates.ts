'use client';
/** Template versions as the browser asks for them, adds to them and chooses between them. */
import { keepPreviousData, useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
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

/** Another one with every `draw`; a draw that was made stays the same. */
export function useSampleParent(projectId: Id, runId: Id | null, draw: number, isEnabled: boolean) {
  const input = { projectId, ...(runId ? { runId } : {}) };
  const { queryKey, ...options } = queries.templates.sampleParent.queryOptions({ input });
  return useQuery({
    ...options,
    queryKey: [...queryKey, draw] as unknown as typeof queryKey,
    enabled: isEnabled,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });
}

/** Parents whose text holds these words: seeds, or what a run has kept. */
export function useParentSearch(projectId: Id, runId: Id | null, text: string) {
  const from = runId ? { runId, status: 'kept' as const } : { origin: 'seed' as const };
  const input = { projectId, ...from, text, limit: 8 };
  return useQuery({
    ...queries.instructions.list.queryOptions({ input }),
    enabled: text.trim() !== '',
    placeholderData: keepPreviousData,
  });
}

/** One that was found by its words, whole. */
export function useFoundParent(projectId: Id, instructionId: Id | null) {
  return useQuery({
    ...queries.instructions.get.queryOptions({ input: { projectId, instructionId: instructionId ?? '' } }),
    enabled: instructionId !== null,
  });
}
