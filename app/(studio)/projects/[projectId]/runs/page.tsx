import { HydrationBoundary } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { RunList } from '@/components/runs/run-list';
import { PageFrame } from '@/components/shell/page-frame';
import { LinkButton } from '@/components/ui/link-button';
import { projectHref } from '@/lib/client/page-links';
import { loadPage } from '@/lib/server/http/page-load';

export const metadata: Metadata = { title: 'Runs' };

export default async function Page({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params;
  const state = await loadPage((q) => [q.runs.list.queryOptions({ input: { projectId } })]);
  return (
    <HydrationBoundary state={state}>
      <PageFrame
        title="Runs"
        description="A run applies a method to seeds, round by round."
        actions={
          <LinkButton href={projectHref(projectId, 'runs', 'new')} icon={<Plus size={16} aria-hidden />}>
            New run
          </LinkButton>
        }
      >
        <RunList projectId={projectId} />
      </PageFrame>
    </HydrationBoundary>
  );
}
