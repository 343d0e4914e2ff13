'use client';
/** Packs as the browser has them written, looked at and imported. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { queries } from '../api-client';
import { saveFile } from '../save-file';

export function useWritePack() {
  return useMutation({
    ...queries.packs.write.mutationOptions(),
    onSuccess: ({ fileName, file }) => saveFile(fileName, file, 'application/json'),
  });
}

export function usePreviewPack() {
  return useMutation(queries.packs.preview.mutationOptions());
}

/** Also after a refusal: it usually means that somebody else saved a newer version. */
export function useImportPack() {
  const client = useQueryClient();
  return useMutation({
    ...queries.packs.import.mutationOptions(),
    onSettled: () =>
      Promise.all(
        [queries.templates.list.key(), queries.operations.list.key()].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      ),
  });
}
