'use client';
/** Seeds of a project: bring a file in, and what was brought in before. */
import { PageFrame } from '@/components/shell/page-frame';
import { showToast } from '@/components/ui/toast';
import { formatCountOf } from '@/lib/client/display';
import { useRefusal } from '@/lib/client/queries/me';
import { useStudioEvents } from '@/lib/client/studio-events';
import type { Id } from '@/lib/core/domain/identifier';
import { ImportPanel } from './import-panel';
import { SeedSetList } from './seed-set-list';
import { SeedSource } from './seed-source';
import { useSeedFile } from './use-seed-file';

export function SeedsPage({ projectId }: { projectId: Id }) {
  useStudioEvents(projectId);
  const refusal = useRefusal('data.write', 'import seeds');
  const desk = useSeedFile(projectId, (set) =>
    showToast(`${formatCountOf(set.rowCount, 'seed')} imported`, { description: set.name }),
  );
  return (
    <PageFrame title="Seeds" description="The instructions that runs begin with, from files or pasted text.">
      {desk.file ? (
        <ImportPanel desk={desk} file={desk.file} />
      ) : (
        <>
          <SeedSource desk={desk} refusal={refusal} />
          <SeedSetList projectId={projectId} refusal={refusal} />
        </>
      )}
    </PageFrame>
  );
}
