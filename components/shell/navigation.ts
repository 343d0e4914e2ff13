/** The pages of the studio: one table for sidebar, palette and keys. */
import {
  BookOpenText,
  Download,
  FileText,
  GraduationCap,
  House,
  ListChecks,
  type LucideIcon,
  Settings,
  Sprout,
  Waypoints,
} from 'lucide-react';

export type PageLink = { id: string; label: string; path: string; key: string; icon: LucideIcon };

/** Below /projects/{projectId}; the order is the way of the work. */
export const PROJECT_PAGES: readonly PageLink[] = [
  { id: 'home', label: 'Home', path: '', key: 'g h', icon: House },
  { id: 'seeds', label: 'Seeds', path: '/seeds', key: 'g s', icon: Sprout },
  { id: 'teachers', label: 'Teachers', path: '/teachers', key: 'g t', icon: GraduationCap },
  { id: 'templates', label: 'Templates', path: '/templates', key: 'g m', icon: FileText },
  { id: 'runs', label: 'Runs', path: '/runs', key: 'g r', icon: Waypoints },
  { id: 'instructions', label: 'Instructions', path: '/instructions', key: 'g i', icon: BookOpenText },
  { id: 'review', label: 'Review', path: '/review', key: 'g v', icon: ListChecks },
  { id: 'exports', label: 'Exports', path: '/exports', key: 'g e', icon: Download },
  { id: 'settings', label: 'Settings', path: '/settings', key: 'g x', icon: Settings },
];

export function projectPath(projectId: string, path = ''): string {
  return `/projects/${projectId}${path}`;
}

/** Home is only itself; every other page is also the place of what lies below it. */
export function isCurrentPage(pathname: string, projectId: string, page: PageLink): boolean {
  const path = projectPath(projectId, page.path);
  return pathname === path || (page.path !== '' && pathname.startsWith(`${path}/`));
}
