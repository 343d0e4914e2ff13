'use client';
/** Out of this project and into another: the two buttons of packs. */
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { useRefusal } from '@/lib/client/queries/me';
import type { TemplateVersionView } from '@/lib/core/contract/templates';
import type { Id } from '@/lib/core/domain/identifier';

const ExportPackDialog = dynamic(() => import('./export-pack-dialog').then((module) => module.ExportPackDialog), {
  ssr: false,
});
const ImportPackDialog = dynamic(() => import('./import-pack-dialog').then((module) => module.ImportPackDialog), {
  ssr: false,
});

export function PackActions({ projectId, versions }: { projectId: Id; versions: readonly TemplateVersionView[] }) {
  const [open, setOpen] = useState<'export' | 'import' | null>(null);
  const refusal = useRefusal('templates.edit', 'edit templates');
  const close = () => setOpen(null);
  return (
    <>
      <Button disabledReason={refusal} onClick={() => setOpen('import')}>
        Import pack
      </Button>
      <Button onClick={() => setOpen('export')}>Export pack</Button>
      {open === 'export' && <ExportPackDialog projectId={projectId} versions={versions} onClose={close} />}
      {open === 'import' && <ImportPackDialog projectId={projectId} onClose={close} />}
    </>
  );
}
