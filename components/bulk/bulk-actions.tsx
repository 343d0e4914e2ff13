'use client';
/** Keep or drop what is selected in the table; given to the table by the page. */
import { Check, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import type { BulkChoice } from '@/lib/client/queries/bulk';
import { useRefusal } from '@/lib/client/queries/me';
import { useSelectedInstructions } from '@/lib/client/selected-instructions';
import type { BulkKind } from '@/lib/core/domain/bulk';
import type { Id } from '@/lib/core/domain/identifier';
import { BulkDialog } from './bulk-dialog';

export function BulkActions({ projectId }: { projectId: Id }) {
  const selected = useSelectedInstructions();
  const refusal = useRefusal('review.lead', 'decide about many at once');
  const [choice, setChoice] = useState<BulkChoice | null>(null);
  if (!selected && !choice) return null;
  const ask = (kind: BulkKind) => selected && setChoice({ kind, selection: selected.selection });
  return (
    <>
      <Button size="sm" icon={<Check size={14} aria-hidden />} disabledReason={refusal} onClick={() => ask('accept')}>
        Keep…
      </Button>
      <Button size="sm" icon={<X size={14} aria-hidden />} disabledReason={refusal} onClick={() => ask('reject')}>
        Drop…
      </Button>
      {choice ? (
        <BulkDialog
          projectId={projectId}
          choice={choice}
          onClose={() => setChoice(null)}
          onStarted={() => {
            setChoice(null);
            selected?.clear();
          }}
        />
      ) : null}
    </>
  );
}
