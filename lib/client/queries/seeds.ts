'use client';
/** Seed sets as the browser asks for them; files are sent by seed-upload.ts. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Id } from '@/lib/core/domain/identifier';
import { queries } from '../api-client';

export function useSeedSets(projectId: Id) {
  return useQuery(queries.seeds.listSets.queryOptions({ input: { projectId } }));
}

export function useSeedsChanged() {
  const client = useQueryClient();
  const nouns = [queries.seeds.key(), queries.projects.key(), queries.instructions.key()];
  return () => Promise.all(nouns.map((queryKey) => client.invalidateQueries({ queryKey })));
}

export function useRemoveSeedSet() {
  const changed = useSeedsChanged();
  return useMutation({ ...queries.seeds.removeSet.mutationOptions(), onSuccess: changed });
}
