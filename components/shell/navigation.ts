/** The pages of the studio: one table for sidebar, palette and keys. */
import {
  BookMarked,
  BookOpenText,
  ChartNoAxesColumn,
  Download,
  FileText,
  Gavel,
  GraduationCap,
  Handshake,
  House,
  Layers,
  ListChecks,
  type LucideIcon,
  Scale,
  ScrollText,
  Server,
  Settings,
  Sprout,
  UserRoundCheck,
  UsersRound,
  Waypoints,
} from 'lucide-react';
import { projectHref } from '@/lib/client/page-links';
import type { Id } from '@/lib/core/domain/identifier';
import type { Permission } from '@/lib/core/domain/person';

export type PageLink = {
  id: string;
  label: string;
  key: string;
  icon: LucideIcon;
  segment?: string;
  /** only for those who may */
  permission?: Permission;
};

const REVIEW_PAGE: PageLink = { id: 'review', label: 'Review', segment: 'review', key: 'g v', icon: ListChecks };

/** Around the review room: the sidebar shows them while one of them is open, the palette always. */
export const REVIEW_PAGES: readonly PageLink[] = [
  { id: 'my-work', label: 'My work', segment: 'work', key: 'g k', icon: UserRoundCheck },
  { id: 'guidelines', label: 'Guidelines', segment: 'guidelines', key: 'g u', icon: BookMarked },
  {
    ...{ id: 'adjudication', label: 'Adjudication', segment: 'adjudication', key: 'g a', icon: Gavel },
    permission: 'review.lead',
  },
  {
    ...{ id: 'agreement', label: 'Agreement', segment: 'agreement', key: 'g o', icon: Handshake },
    permission: 'review.lead',
  },
  {
    ...{ id: 'annotators', label: 'Annotators', segment: 'annotators', key: 'g n', icon: UsersRound },
    permission: 'review.lead',
  },
  {
    ...{ id: 'eliminator', label: 'Eliminator', segment: 'eliminator', key: 'g c', icon: Scale },
    permission: 'review.lead',
  },
  {
    ...{ id: 'bulk', label: 'Bulk decisions', segment: 'bulk', key: 'g b', icon: Layers },
    permission: 'review.lead',
  },
  {
    ...{ id: 'audit-log', label: 'Audit log', segment: 'audit-log', key: 'g l', icon: ScrollText },
    permission: 'review.lead',
  },
];

/** Below /projects/{projectId}; the order is the way of the work. */
export const PROJECT_PAGES: readonly PageLink[] = [
  { id: 'home', label: 'Home', key: 'g h', icon: House },
  { id: 'seeds', label: 'Seeds', segment: 'seeds', key: 'g s', icon: Sprout },
  { id: 'teachers', label: 'Teachers', segment: 'teachers', key: 'g t', icon: GraduationCap },
  { id: 'templates', label: 'Templates', segment: 'templates', key: 'g m', icon: FileText },
  { id: 'runs', label: 'Runs', segment: 'runs', key: 'g r', icon: Waypoints },
  { id: 'instructions', label: 'Instructions', segment: 'instructions', key: 'g i', icon: BookOpenText },
  REVIEW_PAGE,
  { id: 'statistics', label: 'Did it help?', segment: 'statistics', key: 'g d', icon: ChartNoAxesColumn },
  { id: 'exports', label: 'Exports', segment: 'exports', key: 'g e', icon: Download },
  { id: 'settings', label: 'Settings', segment: 'settings', key: 'g x', icon: Settings },
];

/** Of the whole studio, at /workers. */
export const WORKERS_PAGE: PageLink = { id: 'workers', label: 'Workers', key: 'g w', icon: Server };

export function pageHref(projectId: Id, page: PageLink): string {
  return page.segment ? projectHref(projectId, page.segment) : projectHref(projectId);
}

export function isReviewing(pathname: string, projectId: Id): boolean {
  return [REVIEW_PAGE, ...REVIEW_PAGES].some((page) => isCurrentPage(pathname, projectId, page));
}

/** Home is only itself; every other page is also the place of what lies below it. */
export function isCurrentPage(pathname: string, projectId: Id, page: PageLink): boolean {
  const href = pageHref(projectId, page);
  return pathname === href || (page.segment !== undefined && pathname.startsWith(`${href}/`));
}
