'use client';
/** All dry runs of a project, newest first. */
import { FlaskConical } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { RehearsalMark } from '@/components/dataset/rehearsal-mark';
import { PageFrame } from '@/components/shell/page-frame';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Link } from '@/components/ui/link';
import { SkeletonRows } from '@/components/ui/skeleton';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { formatCount, formatCountOf, formatMoment } from '@/lib/client/display';
import { projectHref } from '@/lib/client/page-links';
import { problemOf } from '@/lib/client/problem';
import { useDryRuns } from '@/lib/client/queries/dry-runs';
import { useRefusal } from '@/lib/client/queries/me';
import type { DryRunRow } from '@/lib/core/contract/dry-runs';
import type { Id } from '@/lib/core/domain/identifier';
import { operationLabel } from '@/lib/core/domain/operation';
import { DryRunStateChip } from './dry-run-state-chip';
import { CHOICE_WORDS, costWords, variantWords } from './dry-run-words';

const NewDryRunDialog = dynamic(() => import('./new-dry-run-dialog').then((module) => module.NewDryRunDialog), {
  ssr: false,
});

export function DryRunList({ projectId }: { projectId: Id }) {
  const pages = useDryRuns(projectId);
  const refusal = useRefusal('templates.edit', 'try templates');
  const [isOpen, setOpen] = useState(false);
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const start = (
    <Button variant="primary" disabledReason={refusal} onClick={() => setOpen(true)}>
      New dry run
    </Button>
  );
  return (
    <PageFrame
      isWide
      title="Dry runs"
      breadcrumb={[{ label: 'Templates', href: projectHref(projectId, 'templates') }]}
      description="Templates tried on some parents by the real teachers. Nothing of it is in the pool, in a run or in an export."
      actions={rows.length > 0 ? start : undefined}
    >
      {pages.isPending ? <SkeletonRows rows={6} /> : null}
      {pages.isError ? <ErrorState problem={problemOf(pages.error)} onRetry={() => void pages.refetch()} /> : null}
      {pages.isSuccess && rows.length === 0 ? (
        <EmptyState title="No dry run yet" icon={<FlaskConical size={20} aria-hidden />} action={start}>
          Change a template in the editor and press “Try it” before you save it, or try a saved version on a few parents
          here.
        </EmptyState>
      ) : null}
      {rows.length > 0 ? <Rows projectId={projectId} rows={rows} /> : null}
      {pages.hasNextPage ? (
        <Button isBusy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()} className="self-center">
          Show more
        </Button>
      ) : null}
      {isOpen ? <NewDryRunDialog projectId={projectId} onClose={() => setOpen(false)} /> : null}
    </PageFrame>
  );
}

function Rows({ projectId, rows }: { projectId: Id; rows: readonly DryRunRow[] }) {
  return (
    <Table label="All dry runs">
      <TableHead>
        <TableRow>
          <TableHeader>Dry run</TableHeader>
          <TableHeader>Parents</TableHeader>
          <TableHeader>State</TableHeader>
          <TableHeader isNumeric>Calls</TableHeader>
          <TableHeader isNumeric>Cost</TableHeader>
          <TableHeader isNumeric>Made</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.id} className="align-top">
            <TableCell className="min-w-56">
              <Link
                href={projectHref(projectId, 'templates', 'dry-runs', row.id)}
                className="font-medium hover:underline"
              >
                {operationLabel(row.operation)}: {variantWords(row)}
              </Link>
              <span className="flex flex-wrap items-center gap-2 text-sm text-muted">
                {row.runName}
                {row.isBlind ? ', blind' : ''}
                {row.isRehearsal ? <RehearsalMark /> : null}
              </span>
            </TableCell>
            <TableCell className="min-w-40">
              {formatCount(row.parentCount)} {CHOICE_WORDS[row.choice]}
              {row.variants.length > 1 ? (
                <span className="block text-sm text-muted">
                  {formatCountOf(row.comparedCount, 'compared', 'compared')}
                </span>
              ) : null}
            </TableCell>
            <TableCell>
              <DryRunStateChip state={row.state} />
              <span className="block text-sm text-muted tabular">
                {formatCount(row.doneCount)} of {formatCount(row.itemCount)}
              </span>
            </TableCell>
            <TableCell isNumeric>{formatCount(row.callCount)}</TableCell>
            <TableCell isNumeric>{costWords(row)}</TableCell>
            <TableCell isNumeric className="whitespace-nowrap text-muted">
              {formatMoment(row.createdAt)}
              <span className="block text-sm">{row.createdBy}</span>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
