'use client';
/** A pack from a file: what it would do, then done in one go. */
import { useRef } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ErrorState } from '@/components/ui/error-state';
import { showToast } from '@/components/ui/toast';
import { problemOf } from '@/lib/client/problem';
import { useImportPack, usePreviewPack } from '@/lib/client/queries/packs';
import type { Id } from '@/lib/core/domain/identifier';
import { PackProblems, PackSteps } from './pack-steps';

/** The studio's own limit is 1 MB; what is far beyond is not even read. */
const READ_AT_MOST = 4 * 1024 * 1024;

export function ImportPackDialog({ projectId, onClose }: { projectId: Id; onClose: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  const preview = usePreviewPack();
  const importing = useImportPack();
  const look = async (given: File | undefined) => {
    if (!given) return;
    importing.reset();
    const file = await given.slice(0, READ_AT_MOST).text();
    preview.mutate({ projectId, file });
  };
  const plan = preview.data && preview.data.problems.length === 0 ? preview.data : null;
  const changes = plan?.steps.filter((step) => step.kind !== 'unchanged') ?? [];
  const perform = () => {
    if (!preview.variables || !plan) return;
    const seen = plan.steps.map(({ operation, newestVersion }) => ({ operation, newestVersion }));
    const done = () => {
      showToast(`Imported ${plan.name}`, { description: 'The next round that starts uses these templates.' });
      onClose();
    };
    importing.mutate({ ...preview.variables, seen }, { onSuccess: done });
  };
  const again = () => preview.variables && preview.mutate(preview.variables, { onSuccess: () => importing.reset() });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="lg"
      title="Import a pack"
      description="You see what it would do before anything is stored. Rounds that have started keep the versions they started with."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          {plan && (
            <Button
              variant="primary"
              isBusy={importing.isPending}
              disabledReason={changes.length === 0 ? 'The next round uses these texts already.' : null}
              onClick={perform}
            >
              {changes.length === 1 ? 'Import 1 template' : `Import ${changes.length} templates`} and use from the next
              round
            </Button>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <div>
          <Button isBusy={preview.isPending} onClick={() => input.current?.click()}>
            {preview.data ? 'Choose another file' : 'Choose a file'}
          </Button>
          <input
            ref={input}
            type="file"
            aria-label="Pack file"
            tabIndex={-1}
            accept=".json,application/json"
            className="sr-only"
            onChange={(event) => {
              void look(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
        </div>
        {preview.error && <ErrorState problem={problemOf(preview.error)} />}
        {preview.data && <PackProblems problems={preview.data.problems} />}
        {plan && <PackSteps plan={plan} />}
        {importing.error && <ErrorState problem={problemOf(importing.error)} onRetry={again} />}
      </div>
    </Dialog>
  );
}
