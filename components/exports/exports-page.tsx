'use client';
/** Exports of a project: make one, and what was exported before. */
import { PageFrame } from '@/components/shell/page-frame';
import { useRefusal } from '@/lib/client/queries/me';
import { useStudioEvents } from '@/lib/client/studio-events';
import type { Id } from '@/lib/core/domain/identifier';
import { ExportForm } from './export-form';
import { ExportList } from './export-list';

export function ExportsPage({ projectId }: { projectId: Id }) {
  useStudioEvents(projectId);
  const refusal = useRefusal('exports.make', 'make exports');
  return (
    <PageFrame
      title="Exports"
      description="A dataset written to a file, with a manifest of what is in it. The same choices on the same data give the same bytes."
    >
      <ExportForm projectId={projectId} refusal={refusal} />
      <ExportList projectId={projectId} refusal={refusal} />
    </PageFrame>
  );
}
