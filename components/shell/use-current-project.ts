'use client';
/** The project that the address speaks of, with the list that the sidebar shows. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'next/navigation';
import { queries } from '@/lib/client/api-client';

export function useCurrentProject() {
  const { projectId } = useParams<{ projectId?: string }>();
  const projects = useQuery(queries.projects.list.queryOptions()).data ?? [];
  return { projectId: projectId ?? null, projects, project: projects.find((one) => one.id === projectId) ?? null };
}
