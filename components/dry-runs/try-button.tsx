'use client';
/** Beside the editor: tries what lies on the desk, saved or not. */
import { FlaskConical } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { useRefusal } from '@/lib/client/queries/me';
import { useTemplateOnDesk } from '@/lib/client/template-on-desk';
import type { Id } from '@/lib/core/domain/identifier';

const NewDryRunDialog = dynamic(() => import('./new-dry-run-dialog').then((module) => module.NewDryRunDialog), {
  ssr: false,
});

export function TryButton({ projectId }: { projectId: Id }) {
  const desk = useTemplateOnDesk();
  const refusal = useRefusal('templates.edit', 'try templates');
  const [isOpen, setOpen] = useState(false);
  if (!desk) return null;
  return (
    <>
      <Button
        icon={<FlaskConical size={14} aria-hidden />}
        disabledReason={refusal ?? desk.problem}
        onClick={() => setOpen(true)}
      >
        Try it
      </Button>
      {isOpen ? <NewDryRunDialog projectId={projectId} desk={desk} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
