import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { ProjectHome } from '@/components/projects/project-home';
import { RunList } from '@/components/runs/run-list';
import { loadPage } from '@/lib/server/http/page-load';

export const metadata: Metadata = { title: 'Project' };

type ProjectPageProps = { params: Promise<{ projectId: string }> };

export default async function ProjectPage({ params }: ProjectPageProps) {
  const { projectId } = await params;
  const input = { projectId };
  const state = await loadPage((q) => [
    q.projects.get.queryOptions({ input }),
    q.teachers.list.queryOptions({ input }),
    q.runs.list.queryOptions({ input }),
    q.exports.list.queryOptions({ input }),
  ]);
  return (
    <HydrationBoundary state={state}>
      <ProjectHome projectId={projectId} recentRuns={<RunList projectId={projectId} limit={5} />} />
    </HydrationBoundary>
  );
}
