'use client';
/** Saved views as the browser asks for them, adds to them and removes them. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SavedView } from '@/lib/core/contract/saved-views';
import type { Id } from '@/lib/core/domain/identifier';
import { queries } from '../api-client';

export function useSavedViews(projectId: Id, page: SavedView['page']) {
  return useQuery(queries.savedViews.list.queryOptions({ input: { projectId, page } }));
}

function useViewsChanged() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: queries.savedViews.key() });
}

export function useSaveView() {
  const changed = useViewsChanged();
  return useMutation({ ...queries.savedViews.save.mutationOptions(), onSuccess: changed });
}

export function useRemoveView() {
  const changed = useViewsChanged();
  return useMutation({ ...queries.savedViews.remove.mutationOptions(), onSettled: changed });
}
