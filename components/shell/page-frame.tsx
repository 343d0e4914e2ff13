/** The frame that every page but the review room has: head, an optional notice under it, content in one column. */
import type { ReactNode } from 'react';
import { cn } from '@/components/ui/class-names';
import { type Crumb, PageHeader } from '@/components/ui/page-header';

type PageFrameProps = {
  title: ReactNode;
  breadcrumb?: readonly Crumb[];
  marks?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  /** What must be seen before anything else, such as that this is rehearsal data. */
  notice?: ReactNode;
  /** Tables and comparisons take the whole width. */
  isWide?: boolean;
  children: ReactNode;
};

export function PageFrame({ notice, isWide = false, children, ...head }: PageFrameProps) {
  return (
    <div className={cn('mx-auto flex w-full flex-col gap-6 px-4 py-5 md:px-8 md:py-6', !isWide && 'max-w-page')}>
      <PageHeader {...head} />
      {notice}
      {children}
    </div>
  );
}
