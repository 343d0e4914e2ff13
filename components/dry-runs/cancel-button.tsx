'use client';
/** Stops a dry run for good. */
import { Button } from '@/components/ui/button';
import { problemOf } from '@/lib/client/problem';
import { useCancelDryRun } from '@/lib/client/queries/dry-runs';
import { useRefusal } from '@/lib/client/queries/me';
import type { DryRunView } from '@/lib/core/contract/dry-runs';
import { DRY_RUN_ACTIONS } from '@/lib/core/domain/dry-run';
import type { Id } from '@/lib/core/domain/identifier';

export function CancelButton({ projectId, dryRun }: { projectId: Id; dryRun: DryRunView }) {
  const cancel = useCancelDryRun();
  const refusal = useRefusal('templates.edit', 'cancel dry runs');
  if (DRY_RUN_ACTIONS.cancel(dryRun.state) !== null) return null;
  return (
    <>
      <Button
        isBusy={cancel.isPending}
        disabledReason={refusal}
        onClick={() => cancel.mutate({ projectId, dryRunId: dryRun.id })}
      >
        Cancel the rest
      </Button>
      {cancel.error ? (
        <span role="alert" className="text-sm text-danger">
          {problemOf(cancel.error).message}
        </span>
      ) : null}
    </>
  );
}
