/** The pages of the studio: one table for sidebar, palette and keys. */
import {
  BookOpenText,
  Download,
  FileText,
  GraduationCap,
  House,
  ListChecks,
  type LucideIcon,
  Server,
  Settings,
  Sprout,
  Waypoints,
} from 'lucide-react';
import { projectHref } from '@/lib/client/page-links';
import type { Id } from '@/lib/core/domain/identifier';

export type PageLink = { id: string; label: string; key: string; icon: LucideIcon; segment?: string };

/** Below /projects/{projectId}; the order is the way of the work. */
export const PROJECT_PAGES: readonly PageLink[] = [
  { id: 'home', label: 'Home', key: 'g h', icon: House },
  { id: 'seeds', label: 'Seeds', segment: 'seeds', key: 'g s', icon: Sprout },
  { id: 'teachers', label: 'Teachers', segment: 'teachers', key: 'g t', icon: GraduationCap },
  { id: 'templates', label: 'Templates', segment: 'templates', key: 'g m', icon: FileText },
  { id: 'runs', label: 'Runs', segment: 'runs', key: 'g r', icon: Waypoints },
  { id: 'instructions', label: 'Instructions', segment: 'instructions', key: 'g i', icon: BookOpenText },
  { id: 'review', label: 'Review', segment: 'review', key: 'g v', icon: ListChecks },
  { id: 'exports', label: 'Exports', segment: 'exports', key: 'g e', icon: Download },
  { id: 'settings', label: 'Settings', segment: 'settings', key: 'g x', icon: Settings },
];

/** Of the whole studio, at /workers. */
export const WORKERS_PAGE: PageLink = { id: 'workers', label: 'Workers', key: 'g w', icon: Server };

export function pageHref(projectId: Id, page: PageLink): string {
  return page.segment ? projectHref(projectId, page.segment) : projectHref(projectId);
}

/** Home is only itself; every other page is also the place of what lies below it. */
export function isCurrentPage(pathname: string, projectId: Id, page: PageLink): boolean {
  const href = pageHref(projectId, page);
  return pathname === href || (page.segment !== undefined && pathname.startsWith(`${href}/`));
}
