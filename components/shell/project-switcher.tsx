'use client';
/** Which project this is, and the way to another one. */
import { Check, ChevronsUpDown, FolderOpen } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Menu } from '@/components/ui/menu';
import type { MenuEntry } from '@/components/ui/menu-entry';
import { projectHref } from '@/lib/client/page-links';
import { useCurrentProject } from './use-current-project';

export function ProjectSwitcher() {
  const { project, projects } = useCurrentProject();
  const entries: MenuEntry[] = [
    ...projects.map((one) => ({
      id: one.id,
      label: one.name,
      href: projectHref(one.id),
      isCurrent: one.id === project?.id,
      icon: one.id === project?.id ? <Check size={14} aria-hidden /> : <span className="block w-3.5" />,
    })),
    ...(projects.length > 0 ? [{ kind: 'separator' as const, id: 'line' }] : []),
    { id: 'all', label: 'All projects', href: '/projects', icon: <FolderOpen size={14} aria-hidden /> },
  ];
  return (
    <Menu
      trigger={
        <Button variant="quiet" className="w-full justify-between px-2 text-ink">
          <span className="sr-only">Project: </span>
          <span className="truncate">{project?.name ?? 'All projects'}</span>
          <ChevronsUpDown size={14} aria-hidden className="shrink-0 text-faint" />
        </Button>
      }
      entries={entries}
    />
  );
}
