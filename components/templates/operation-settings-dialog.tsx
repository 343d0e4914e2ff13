'use client';
/** Changes how an operation of the project looks and is judged, for runs that are made from now on. */
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ErrorState } from '@/components/ui/error-state';
import { formProblemOf } from '@/lib/client/form-problem';
import { useChangeOperation } from '@/lib/client/queries/operations';
import type { OperationView } from '@/lib/core/contract/operations';
import type { Id } from '@/lib/core/domain/identifier';
import { operationLabel } from '@/lib/core/domain/operation';
import { OperationFields } from './operation-fields';
import { sentSettings, settingsOf, whyNotSettings } from './operation-settings';

type OperationSettingsDialogProps = { projectId: Id; operation: OperationView; onClose: () => void };

export function OperationSettingsDialog({ projectId, operation, onClose }: OperationSettingsDialogProps) {
  const change = useChangeOperation();
  const [settings, setSettings] = useState(() => settingsOf(operation));
  const problem = formProblemOf(change.error, ['summary', 'family', 'replyLabel']);
  const save = () =>
    change.mutate({ projectId, operation: operation.operation, ...sentSettings(settings) }, { onSuccess: onClose });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="md"
      title={`Settings of ${operationLabel(operation.operation)}`}
      description="Icon, hue and sentence change at once. Runs that were made keep the rules they were made with."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" isBusy={change.isPending} disabledReason={whyNotSettings(settings)} onClick={save}>
            Save changes
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <OperationFields value={settings} problem={problem} onChange={setSettings} />
        {problem.elsewhere && <ErrorState problem={problem.elsewhere} />}
      </div>
    </Dialog>
  );
}
