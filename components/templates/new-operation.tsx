'use client';
/** The button that makes an operation, and its dialog, which is loaded when it is opened. */
import { Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast';
import { useRefusal } from '@/lib/client/queries/me';
import type { OperationView } from '@/lib/core/contract/operations';
import type { TemplateVersionView } from '@/lib/core/contract/templates';
import type { Id } from '@/lib/core/domain/identifier';
import { type OperationId, operationLabel } from '@/lib/core/domain/operation';

const NewOperationDialog = dynamic(() => import('./new-operation-dialog').then((module) => module.NewOperationDialog));

type NewOperationProps = {
  projectId: Id;
  versions: readonly TemplateVersionView[];
  operations: readonly OperationView[];
  onMade: (operation: OperationId) => void;
};

export function NewOperation({ onMade, ...rest }: NewOperationProps) {
  const [isOpen, setOpen] = useState(false);
  const refusal = useRefusal('templates.edit', 'make operations');
  const made = (operation: OperationId) => {
    setOpen(false);
    onMade(operation);
    showToast(`Made ${operationLabel(operation)}`, { description: 'Now say in its template what it asks for.' });
  };
  return (
    <>
      <Button icon={<Plus size={14} aria-hidden />} disabledReason={refusal} onClick={() => setOpen(true)}>
        New operation
      </Button>
      {isOpen && <NewOperationDialog {...rest} onClose={() => setOpen(false)} onMade={made} />}
    </>
  );
}
