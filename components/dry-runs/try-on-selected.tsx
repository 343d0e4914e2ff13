'use client';
/** In the table of instructions: tries a template on the selected ones; given to the table by the page. */
import { FlaskConical } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { useRefusal } from '@/lib/client/queries/me';
import { useSelectedInstructions } from '@/lib/client/selected-instructions';
import { MOST_DRY_RUN_PARENTS } from '@/lib/core/domain/dry-run';
import type { Id } from '@/lib/core/domain/identifier';

const NewDryRunDialog = dynamic(() => import('./new-dry-run-dialog').then((module) => module.NewDryRunDialog), {
  ssr: false,
});

export function TryOnSelected({ projectId }: { projectId: Id }) {
  const selected = useSelectedInstructions();
  const refusal = useRefusal('templates.edit', 'try templates');
  const [parents, setParents] = useState<readonly Id[] | null>(null);
  if (!selected && !parents) return null;
  const rows = selected?.selection.kind === 'rows' ? selected.selection.instructionIds : null;
  const tooMany =
    rows && rows.length <= MOST_DRY_RUN_PARENTS
      ? null
      : `A dry run takes at most ${MOST_DRY_RUN_PARENTS} parents: select single rows.`;
  return (
    <>
      <Button
        size="sm"
        icon={<FlaskConical size={14} aria-hidden />}
        disabledReason={refusal ?? tooMany}
        onClick={() => setParents(rows)}
      >
        Try a template…
      </Button>
      {parents ? (
        <NewDryRunDialog projectId={projectId} instructionIds={parents} onClose={() => setParents(null)} />
      ) : null}
    </>
  );
}
