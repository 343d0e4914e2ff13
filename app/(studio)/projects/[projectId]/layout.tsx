import type { ReactNode } from 'react';
import { ProjectEvents } from '@/components/shell/project-events';

type ProjectLayoutProps = { children: ReactNode; params: Promise<{ projectId: string }> };

export default async function ProjectLayout({ children, params }: ProjectLayoutProps) {
  const { projectId } = await params;
  return (
    <>
      <ProjectEvents projectId={projectId} />
      {children}
    </>
  );
}
