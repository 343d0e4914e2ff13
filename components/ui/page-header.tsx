/** The head of a page: where you are, what it is called, what you can do. */
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from './link';

export type Crumb = { label: string; href: string };

type PageHeaderProps = {
  title: ReactNode;
  breadcrumb?: readonly Crumb[];
  /** Beside the title: chips, counts. */
  marks?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
};

export function PageHeader({ title, breadcrumb = [], marks, description, actions }: PageHeaderProps) {
  return (
    <header>
      {breadcrumb.length > 0 && (
        <nav aria-label="Breadcrumb" className="mb-1">
          <ol className="flex flex-wrap items-center gap-1 text-sm text-muted">
            {breadcrumb.map((crumb, place) => (
              <li key={crumb.href} className="flex items-center gap-1">
                {place > 0 && <ChevronRight size={12} aria-hidden className="text-faint" />}
                <Link href={crumb.href} className="rounded-xs hover:text-ink hover:underline">
                  {crumb.label}
                </Link>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        {/* A description gives way to the actions, down to a column that is still read with ease; then they go below it. */}
        <div className={description ? 'min-w-0 flex-[1_1_24rem]' : 'min-w-0'}>
          <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="text-xl font-semibold tracking-tight [overflow-wrap:anywhere]">{title}</h1>
            {marks}
          </div>
          {description && <p className="mt-0.5 max-w-reading text-pretty text-muted">{description}</p>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
    </header>
  );
}
