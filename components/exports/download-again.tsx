'use client';
/** The file of an earlier export again, byte for byte; when the data has changed since, that is said instead. */
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { problemOf } from '@/lib/client/problem';
import { useCreateExport, useDownloadAgain } from '@/lib/client/queries/exports';
import type { ExportView } from '@/lib/core/contract/exports';
import type { Id } from '@/lib/core/domain/identifier';

type DownloadAgainProps = { projectId: Id; made: ExportView; refusal: string | null };

export function DownloadAgain({ projectId, made, refusal }: DownloadAgainProps) {
  const again = useDownloadAgain();
  const create = useCreateExport();
  const isChanged = again.data?.isSame === false;
  const problem = again.error ?? create.error;
  const leave = () => {
    again.reset();
    create.reset();
  };
  return (
    <>
      <Button
        size="sm"
        variant="quiet"
        isBusy={again.isPending}
        onClick={() => again.mutate({ projectId, exportId: made.id })}
      >
        Download
      </Button>
      <ConfirmDialog
        open={isChanged || problem !== null}
        onOpenChange={(open) => !open && leave()}
        title={isChanged ? 'The data has changed since this export' : 'The file could not be given'}
        confirmLabel="Export again and download"
        isBusy={create.isPending}
        error={problem ? problemOf(problem).message : refusal}
        onConfirm={() => {
          if (refusal === null) create.mutate({ projectId, options: made.options }, { onSuccess: leave });
        }}
      >
        {isChanged
          ? 'Rounds or decisions came after it, so its exact file cannot be given again. A new export with the same choices holds the data as it is now; this one stays in the list.'
          : 'A new export with the same choices can be made instead.'}
      </ConfirmDialog>
    </>
  );
}
