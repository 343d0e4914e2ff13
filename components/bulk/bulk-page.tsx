'use client';
/** All bulk decisions of a project: who made them, what they did, and their undo. */
import { Layers } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Link } from '@/components/ui/link';
import { LinkButton } from '@/components/ui/link-button';
import { Progress } from '@/components/ui/progress';
import { SkeletonRows } from '@/components/ui/skeleton';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { formatCount, formatCountOf, formatMoment } from '@/lib/client/display';
import { instructionsHref, projectHref } from '@/lib/client/page-links';
import { problemOf } from '@/lib/client/problem';
import { useBulkJobs, useUndoBulk } from '@/lib/client/queries/bulk';
import { useReasonWords } from '@/lib/client/queries/reason-names';
import type { BulkJobView } from '@/lib/core/contract/bulk';
import { isBulkUnderWay, refuseBulkUndo } from '@/lib/core/domain/bulk';
import type { Id } from '@/lib/core/domain/identifier';
import { stateWords } from './bulk-words';
import { useSelectionWords } from './use-selection-words';

export function BulkPage({ projectId }: { projectId: Id }) {
  const pages = useBulkJobs(projectId);
  const jobs = pages.data?.pages.flatMap((page) => page.items) ?? [];
  if (pages.isPending) return <SkeletonRows rows={6} />;
  if (pages.isError) return <ErrorState problem={problemOf(pages.error)} onRetry={() => void pages.refetch()} />;
  if (jobs.length === 0) return <Nothing projectId={projectId} />;
  return (
    <div className="flex flex-col gap-4">
      <Table label="All bulk decisions">
        <TableHead>
          <TableRow>
            <TableHeader>Decision</TableHeader>
            <TableHeader isNumeric className="max-sm:hidden">
              Children
            </TableHeader>
            <TableHeader isNumeric className="max-sm:hidden">
              Changed
            </TableHeader>
            <TableHeader isNumeric className="max-sm:hidden">
              Left alone
            </TableHeader>
            <TableHeader>State</TableHeader>
            <TableHeader isNumeric className="max-sm:hidden">
              Made
            </TableHeader>
            <TableHeader>
              <span className="sr-only">Undo</span>
            </TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {jobs.map((job) => (
            <JobRow key={job.id} projectId={projectId} job={job} />
          ))}
        </TableBody>
      </Table>
      {pages.hasNextPage ? (
        <Button isBusy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()} className="self-center">
          Show more
        </Button>
      ) : null}
    </div>
  );
}

function JobRow({ projectId, job }: { projectId: Id; job: BulkJobView }) {
  const undo = useUndoBulk();
  const reasonWords = useReasonWords(projectId);
  return (
    <TableRow className="align-top">
      <TableCell className="sm:min-w-64">
        <span className="font-medium">{job.kind === 'accept' ? 'Keep ' : 'Drop '}</span>
        <Selected projectId={projectId} job={job} />
        {notesOf(job, reasonWords).map((note) => (
          <span key={note} className="block text-sm text-muted">
            {note}
          </span>
        ))}
        <span className="mt-1 block text-sm text-muted tabular sm:hidden">
          {formatCountOf(job.total, 'child', 'children')}, {formatCount(job.changeCount)} changed,{' '}
          {formatCount(job.skipCount)} left alone
          <span className="block">
            {formatMoment(job.createdAt)}, {job.createdBy.name}
          </span>
        </span>
      </TableCell>
      <TableCell isNumeric className="max-sm:hidden">
        {formatCount(job.total)}
      </TableCell>
      <TableCell isNumeric className="max-sm:hidden">
        {formatCount(job.changeCount)}
      </TableCell>
      <TableCell isNumeric className="max-sm:hidden">
        {formatCount(job.skipCount)}
      </TableCell>
      <TableCell className="sm:min-w-40">
        {stateWords(job)}
        {isBulkUnderWay(job.state) ? (
          <Progress
            value={job.doneCount}
            max={job.total}
            label="Decided"
            valueText={stateWords(job)}
            className="mt-1.5"
          />
        ) : null}
        {job.message ? <span className="block text-sm text-danger">{job.message}</span> : null}
      </TableCell>
      <TableCell isNumeric className="whitespace-nowrap text-muted max-sm:hidden">
        {formatMoment(job.createdAt)}
        <span className="block text-sm">{job.createdBy.name}</span>
      </TableCell>
      <TableCell className="text-right">
        <Button
          size="sm"
          isBusy={undo.isPending}
          disabledReason={refuseBulkUndo(job.state)}
          onClick={() => undo.mutate({ projectId, bulkId: job.id })}
        >
          {isBulkUnderWay(job.state) && job.state !== 'undoing' ? 'Stop and take back' : 'Undo'}
        </Button>
        {undo.error ? (
          <span role="alert" className="block text-sm text-danger">
            {problemOf(undo.error).message}
          </span>
        ) : null}
      </TableCell>
    </TableRow>
  );
}

function Selected({ projectId, job }: { projectId: Id; job: BulkJobView }) {
  const { selection } = job;
  const words = useSelectionWords(projectId, selection);
  if (selection.kind !== 'filter') return <span>{words}</span>;
  return (
    <Link href={instructionsHref(projectId, selection.filter)} className="hover:underline" title="What it holds now">
      {words}
    </Link>
  );
}

/** A line each: a reason is somebody's own sentence. */
function notesOf(
  { reason, withDescendants, undoneBy }: BulkJobView,
  reasonWords: (reason: string) => string,
): string[] {
  return [
    ...(reason ? [reasonWords(reason)] : []),
    ...(withDescendants ? ['with what was made of them'] : []),
    ...(undoneBy ? [`taken back by ${undoneBy.name}`] : []),
  ];
}

function Nothing({ projectId }: { projectId: Id }) {
  return (
    <EmptyState
      title="No bulk decision yet"
      icon={<Layers size={20} aria-hidden />}
      action={
        <LinkButton variant="primary" href={projectHref(projectId, 'instructions')}>
          Go to the table
        </LinkButton>
      }
    >
      Filter the table of instructions, select rows or all that match, and keep or drop them at once. Each such decision
      stands here with its undo.
    </EmptyState>
  );
}
