'use client';
'use no memo';
/** Where you are and where you can go: the same in the column on the left and in the drawer of a small screen. */
import { Search } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { Fragment, lazy, Suspense } from 'react';
import { cn } from '@/components/ui/class-names';
import { Kbd } from '@/components/ui/kbd';
import { Link } from '@/components/ui/link';
import { formatCompact } from '@/lib/client/display-count';
import { useMay } from '@/lib/client/queries/permission';
import type { Id } from '@/lib/core/domain/identifier';
import {
  isCurrentPage,
  isReviewing,
  type PageLink,
  PROJECT_PAGES,
  pageHref,
  REVIEW_PAGES,
  WORKERS_PAGE,
} from './navigation';
import { useCurrentProject } from './use-current-project';

/** Drawn on the server; the browser fetches what makes them work beside the page, not before it. */
const AccountMenu = lazy(() => import('./account-menu').then((part) => ({ default: part.AccountMenu })));
const ProjectSwitcher = lazy(() => import('./project-switcher').then((part) => ({ default: part.ProjectSwitcher })));

type SidebarProps = { onFind: () => void; onShowKeys: () => void; onNavigate?: () => void };

export function Sidebar({ onFind, onShowKeys, onNavigate }: SidebarProps) {
  const { projectId, project } = useCurrentProject();
  const pathname = usePathname();
  const maySeeWorkers = useMay('runs.control');
  return (
    <div className="flex h-full flex-col gap-3 p-2">
      <div className="flex flex-col gap-1">
        <Link href="/projects" onClick={onNavigate} className="rounded-md px-2 pt-1 text-sm font-semibold">
          Evol Studio
        </Link>
        <Suspense fallback={<span className="h-8" />}>
          <ProjectSwitcher />
        </Suspense>
        <button
          type="button"
          onClick={onFind}
          className="flex h-8 items-center gap-2 rounded-md border border-line bg-surface px-2 text-sm text-muted hover:bg-hover"
        >
          <Search size={14} aria-hidden />
          <span className="grow text-left">Find or do</span>
          <Kbd keys="mod+k" />
        </button>
      </div>
      {projectId && (
        <nav aria-label="Project" className="flex flex-col gap-px">
          {PROJECT_PAGES.map((page) => (
            <Fragment key={page.id}>
              <SidebarLink
                page={page}
                href={pageHref(projectId, page)}
                isCurrent={isCurrentPage(pathname, projectId, page)}
                count={page.id === 'review' ? project?.unreviewedCount : undefined}
                onNavigate={onNavigate}
              />
              {page.id === 'review' && isReviewing(pathname, projectId) && (
                <ReviewLinks projectId={projectId} pathname={pathname} onNavigate={onNavigate} />
              )}
            </Fragment>
          ))}
        </nav>
      )}
      <div className="mt-auto flex flex-col gap-px">
        {maySeeWorkers && (
          <SidebarLink
            page={WORKERS_PAGE}
            href="/workers"
            isCurrent={pathname === '/workers'}
            count={undefined}
            onNavigate={onNavigate}
          />
        )}
        <Suspense fallback={<span className="h-8" />}>
          <AccountMenu onShowKeys={onShowKeys} />
        </Suspense>
      </div>
    </div>
  );
}

type ReviewLinksProps = { projectId: Id; pathname: string; onNavigate: (() => void) | undefined };

function ReviewLinks({ projectId, pathname, onNavigate }: ReviewLinksProps) {
  const mayLead = useMay('review.lead');
  const pages = REVIEW_PAGES.filter((page) => page.permission === undefined || mayLead);
  return (
    <div className="ml-4 flex flex-col gap-px border-l border-line pl-1">
      {pages.map((page) => (
        <SidebarLink
          key={page.id}
          page={page}
          href={pageHref(projectId, page)}
          isCurrent={isCurrentPage(pathname, projectId, page)}
          count={undefined}
          onNavigate={onNavigate}
        />
      ))}
    </div>
  );
}

type SidebarLinkProps = {
  page: PageLink;
  href: string;
  isCurrent: boolean;
  count: number | undefined;
  onNavigate: (() => void) | undefined;
};

function SidebarLink({ page, href, isCurrent, count, onNavigate }: SidebarLinkProps) {
  const Icon = page.icon;
  return (
    <Link
      href={href}
      onClick={onNavigate}
      aria-current={isCurrent ? 'page' : undefined}
      className={cn(
        'group flex h-8 items-center gap-2 rounded-md px-2',
        isCurrent ? 'bg-hover font-medium text-ink' : 'text-muted hover:bg-hover hover:text-ink',
      )}
    >
      <Icon size={16} aria-hidden className="shrink-0" />
      <span className="grow">{page.label}</span>
      {count ? (
        <span className="text-sm text-faint tabular group-hover:hidden">
          <span className="sr-only">waiting: </span>
          {formatCompact(count)}
        </span>
      ) : null}
      <span aria-hidden className="hidden group-hover:block">
        <Kbd keys={page.key} />
      </span>
    </Link>
  );
}
