'use client';
/** A branch is cut off: a child and everything that was made of it, with the count. */
import { useState } from 'react';
import { v7 } from 'uuid';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { SkeletonText } from '@/components/ui/skeleton';
import { formatCount, formatCountOf } from '@/lib/client/display';
import { problemOf } from '@/lib/client/problem';
import { useConsequences, useDropDescendants } from '@/lib/client/queries/lineages';
import { BULK_CONFIRM_ABOVE } from '@/lib/core/domain/bulk';
import type { Id } from '@/lib/core/domain/identifier';

type PruneDialogProps = { projectId: Id; evolutionId: Id; onClose: () => void };

export function PruneDialog({ projectId, evolutionId, onClose }: PruneDialogProps) {
  const found = useConsequences(projectId, evolutionId);
  const drop = useDropDescendants();
  const [bulkId] = useState(() => v7());
  const count = (found.data?.descendants ?? 0) + 1;
  const failure = found.error ?? drop.error;
  const problem = failure ? problemOf(failure) : null;
  const title = found.data ? `Drop ${formatCountOf(count, 'child', 'children')}` : 'Prune this branch';
  return (
    <ConfirmDialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={title}
      confirmLabel={title}
      isDanger
      isBusy={drop.isPending || found.isPending}
      {...(count > BULK_CONFIRM_ABOVE ? { typeToConfirm: `drop ${count}` } : {})}
      onConfirm={() => drop.mutate({ projectId, evolutionId, bulkId, hasRoot: true }, { onSuccess: onClose })}
      error={problem ? [problem.message, problem.remedy].filter(Boolean).join(' ') : null}
    >
      {found.data ? (
        <>
          <p>
            {count === 1
              ? 'Nothing was made of this child yet. It is'
              : `This child and ${formatCount(found.data.descendants)} made of it in later rounds; ${formatCount(found.data.kept)} of those ${found.data.kept === 1 ? 'is' : 'are'} kept. They are`}{' '}
            rejected in your name; one undo takes it back. Blind audits and what a lead settled are left alone.
          </p>
          <p className="mt-2">The lineage then goes on from what is kept before it.</p>
        </>
      ) : found.isPending ? (
        <SkeletonText lines={2} />
      ) : null}
    </ConfirmDialog>
  );
}
