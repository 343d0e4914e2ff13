'use client';
/** Who decided what, when, from what to what: nothing is ever changed in it, and all of it can be taken along. */
import { Download, ScrollText } from 'lucide-react';
import { PageFrame } from '@/components/shell/page-frame';
import { Button } from '@/components/ui/button';
import { buttonStyle } from '@/components/ui/button-style';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { LinkButton } from '@/components/ui/link-button';
import { SkeletonRows } from '@/components/ui/skeleton';
import { logFileHref } from '@/lib/client/log-filter';
import { reviewHref } from '@/lib/client/page-links';
import { problemOf } from '@/lib/client/problem';
import { useLogPages } from '@/lib/client/queries/audit-log';
import { LOG_FORMATS } from '@/lib/core/contract/audit-log';
import type { Id } from '@/lib/core/domain/identifier';
import { LogFilters } from './log-filters';
import { LogTable } from './log-table';
import { useLogFilter } from './use-log-filter';

export function AuditLogPage({ projectId }: { projectId: Id }) {
  const { filter, ...choice } = useLogFilter();
  const pages = useLogPages(projectId, filter);
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <PageFrame
      isWide
      title="Audit log"
      description="Everything people decided, newest first. Nothing in it is ever changed: what was taken back is a further entry. Judging again by other rules is recorded with the eliminator."
      actions={LOG_FORMATS.map((format) => (
        <a key={format} download href={logFileHref(projectId, format, filter)} className={buttonStyle('default', 'md')}>
          <Download size={14} aria-hidden />
          {choice.isFiltered ? 'Filtered' : 'All'} as {format === 'csv' ? 'CSV' : 'JSONL'}
        </a>
      ))}
    >
      <LogFilters projectId={projectId} {...choice} />
      {pages.isPending && <SkeletonRows rows={12} />}
      {pages.error && <ErrorState problem={problemOf(pages.error)} onRetry={() => void pages.refetch()} />}
      {pages.isSuccess && rows.length === 0 && (
        <EmptyState
          title={choice.isFiltered ? 'Nothing matches' : 'Nobody has decided anything yet'}
          icon={<ScrollText size={20} aria-hidden />}
          action={
            choice.isFiltered ? (
              <Button onClick={choice.clear}>Clear filters</Button>
            ) : (
              <LinkButton href={reviewHref(projectId)}>Go to the review room</LinkButton>
            )
          }
        >
          Every decision, comment, flag and undo in the review room is written down here as it happens.
        </EmptyState>
      )}
      {rows.length > 0 && (
        <div className={pages.isPlaceholderData ? 'opacity-60' : undefined}>
          <LogTable projectId={projectId} rows={rows} />
        </div>
      )}
      {pages.hasNextPage && (
        <Button className="self-center" isBusy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          Show more
        </Button>
      )}
    </PageFrame>
  );
}
