'use client';
/** Every project with what stands in it. */
import { useSuspenseQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { ActionButton } from '@/components/shell/action-button';
import { PageFrame } from '@/components/shell/page-frame';
import { Chip } from '@/components/ui/chip';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { type Action, useActions } from '@/lib/client/action';
import { queries } from '@/lib/client/api-client';
import { formatCount, formatDay } from '@/lib/client/display';
import { projectHref } from '@/lib/client/page-links';
import { useMay } from '@/lib/client/queries/permission';
import type { ProjectView } from '@/lib/core/contract/projects';
import { NewProjectDialog } from './new-project-dialog';

export function ProjectList() {
  const projects = useSuspenseQuery(queries.projects.list.queryOptions()).data;
  const mayCreate = useMay('projects.manage');
  const [isCreating, setIsCreating] = useState(false);
  const create: Action = {
    id: 'projects.create',
    label: 'New project',
    key: 'n',
    group: 'Projects',
    when: () => mayCreate || 'Only owners and researchers create projects.',
    perform: () => setIsCreating(true),
  };
  useActions([create]);
  const button = <ActionButton action={create} variant="primary" icon={<Plus size={16} aria-hidden />} />;
  return (
    <PageFrame
      title="Projects"
      description="A project holds seeds, teachers, templates and runs that belong together."
      actions={projects.length > 0 && button}
    >
      {projects.length > 0 ? (
        <ProjectTable projects={projects} />
      ) : (
        <EmptyState title="No project yet" action={button}>
          Create one, import a file of instructions as its seeds, and let a teacher evolve them.
        </EmptyState>
      )}
      <NewProjectDialog open={isCreating} onOpenChange={setIsCreating} />
    </PageFrame>
  );
}

function ProjectTable({ projects }: { projects: readonly ProjectView[] }) {
  return (
    <Table label="Projects">
      <TableHead>
        <TableRow>
          <TableHeader>Name</TableHeader>
          <TableHeader isNumeric>Seeds</TableHeader>
          <TableHeader isNumeric>Runs</TableHeader>
          <TableHeader isNumeric>Kept</TableHeader>
          <TableHeader isNumeric>To review</TableHeader>
          <TableHeader isNumeric>Created</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {projects.map((project) => (
          <TableRow key={project.id}>
            <TableCell className="max-w-48 sm:max-w-md">
              <span className="flex items-center gap-2">
                <Link href={projectHref(project.id)} className="truncate rounded-xs font-medium hover:underline">
                  {project.name}
                </Link>
                {project.isSample && <Chip>sample</Chip>}
              </span>
              {project.description && <span className="block truncate text-sm text-muted">{project.description}</span>}
            </TableCell>
            <TableCell isNumeric>{formatCount(project.seedCount)}</TableCell>
            <TableCell isNumeric>{formatCount(project.runCount)}</TableCell>
            <TableCell isNumeric>{formatCount(project.keptCount)}</TableCell>
            <TableCell isNumeric>{formatCount(project.unreviewedCount)}</TableCell>
            <TableCell isNumeric className="whitespace-nowrap text-muted">
              {formatDay(project.createdAt)}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
