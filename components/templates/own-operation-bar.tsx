'use client';
/** What can be done about an operation that the project made: its settings, and switching it off. */
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { problemOf } from '@/lib/client/problem';
import { useSwitchOffOperation } from '@/lib/client/queries/operations';
import type { OperationView } from '@/lib/core/contract/operations';
import { RULE_FACTS } from '@/lib/core/domain/evolution';
import type { Id } from '@/lib/core/domain/identifier';
import { operationLabel } from '@/lib/core/domain/operation';
import { FAMILY_WORDS, OWN_FAMILIES } from '@/lib/core/domain/own-operation';
import { OperationSettingsDialog } from './operation-settings-dialog';

type OwnOperationBarProps = { projectId: Id; operation: OperationView; refusal: string | null };

export function OwnOperationBar({ projectId, operation, refusal }: OwnOperationBarProps) {
  const [open, setOpen] = useState<'settings' | 'off' | null>(null);
  const switchOff = useSwitchOffOperation();
  const label = operationLabel(operation.operation);
  const close = () => setOpen(null);
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-md bg-sunken px-3 py-2 text-sm">
      <p className="text-muted">
        {operation.isOn ? factsLine(operation) : `${label} is switched off: no new run can use it. What it made stays.`}
      </p>
      {operation.isOn && (
        <div className="flex gap-2">
          <Button size="sm" disabledReason={refusal} onClick={() => setOpen('settings')}>
            Settings
          </Button>
          <Button size="sm" disabledReason={refusal} onClick={() => setOpen('off')}>
            Switch off
          </Button>
        </div>
      )}
      {open === 'settings' && <OperationSettingsDialog projectId={projectId} operation={operation} onClose={close} />}
      <ConfirmDialog
        open={open === 'off'}
        onOpenChange={(isOpen) => !isOpen && close()}
        title={`Switch ${label} off?`}
        confirmLabel="Switch off for good"
        isDanger
        isBusy={switchOff.isPending}
        error={switchOff.error ? problemOf(switchOff.error).message : null}
        onConfirm={() => switchOff.mutate({ projectId, operation: operation.operation }, { onSuccess: close })}
      >
        No new run can use it, and its name cannot be given again. Runs that were made with it go on, and its children
        keep its name.
      </ConfirmDialog>
    </div>
  );
}

function factsLine({ family, skippedRules, replyLabel, createdByName }: OperationView): string {
  const own = OWN_FAMILIES.find((one) => one === family);
  const skipped = skippedRules.map((rule) => RULE_FACTS[rule].label).join(', ');
  return [
    own && FAMILY_WORDS[own].label,
    createdByName && `made by ${createdByName}`,
    skipped === '' ? 'every rule applies' : `these rules do not apply: ${skipped}`,
    replyLabel && `the instruction follows “${replyLabel}”`,
  ]
    .filter(Boolean)
    .join(' · ');
}
