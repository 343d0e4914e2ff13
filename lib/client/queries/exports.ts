'use client';
/** Exports as the browser asks for them; the file itself is a download of the browser. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ExportView } from '@/lib/core/contract/exports';
import type { ExportOptions } from '@/lib/core/domain/export';
import type { Id } from '@/lib/core/domain/identifier';
import { queries } from '../api-client';

/** While a file is on its way its counts are not known; the events say when they are, this asks in case one is lost. */
const ASK_AGAIN_MS = 2_000;
const FRESH_MS = 10 * 60_000;

function isBeingMade(made: ExportView): boolean {
  return made.finishedAt === null && Date.now() - Date.parse(made.createdAt) < FRESH_MS;
}

export function useExports(projectId: Id) {
  return useQuery({
    ...queries.exports.list.queryOptions({ input: { projectId } }),
    refetchInterval: (query) => (query.state.data?.some(isBeingMade) ? ASK_AGAIN_MS : false),
  });
}

/** The figure of the last choice stays while the next one is counted. `options` null: they cannot be counted now. */
export function useExportCount(projectId: Id, options: ExportOptions | null) {
  const input = { projectId, options: options ?? { runId: null } };
  return useQuery({
    ...queries.exports.count.queryOptions({ input }),
    enabled: options !== null,
    placeholderData: keepPreviousData,
  });
}

function useExportsChanged() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: queries.exports.list.key() });
}

/** Makes the export and begins its download. */
export function useCreateExport() {
  const changed = useExportsChanged();
  return useMutation({
    ...queries.exports.create.mutationOptions(),
    onSuccess: (made, { projectId }) => {
      download(projectId, made.id);
      // Not waited for: the next export can be made while the list is asked again.
      void changed();
    },
  });
}

/** Downloads an export of before, if its file is still the same; the answer says whether it was. */
export function useDownloadAgain() {
  return useMutation({
    ...queries.exports.verify.mutationOptions(),
    onSuccess: ({ isSame }, { projectId, exportId }) => {
      if (isSame) download(projectId, exportId);
    },
  });
}

/** Once made it never changes, so one that came with the list is not asked for again. */
export function useManifest(projectId: Id, made: ExportView) {
  return useQuery({
    ...queries.exports.manifest.queryOptions({ input: { projectId, exportId: made.id } }),
    ...(made.manifest && { initialData: made.manifest }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** By a link, so that the browser writes the file to disk as it comes. */
function download(projectId: Id, exportId: Id): void {
  const link = document.createElement('a');
  link.href = `/api/projects/${projectId}/exports/${exportId}/dataset`;
  link.download = '';
  link.click();
}
