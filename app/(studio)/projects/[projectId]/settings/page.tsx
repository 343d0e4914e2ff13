import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { ProjectSettings } from '@/components/projects/project-settings';
import { loadPage } from '@/lib/server/http/page-load';

export const metadata: Metadata = { title: 'Settings' };

type SettingsPageProps = { params: Promise<{ projectId: string }> };

export default async function SettingsPage({ params }: SettingsPageProps) {
  const { projectId } = await params;
  const state = await loadPage((q) => [q.projects.get.queryOptions({ input: { projectId } })]);
  return (
    <HydrationBoundary state={state}>
      <ProjectSettings projectId={projectId} />
    </HydrationBoundary>
  );
}
