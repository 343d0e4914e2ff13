import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { ProjectList } from '@/components/projects/project-list';
import { loadPage } from '@/lib/server/http/page-load';

export const metadata: Metadata = { title: 'Projects' };

export default async function ProjectsPage() {
  const state = await loadPage((q) => [q.people.me.queryOptions(), q.projects.list.queryOptions()]);
  return (
    <HydrationBoundary state={state}>
      <ProjectList />
    </HydrationBoundary>
  );
}
