'use client';
/** All bulk decisions of a project: who made them, what they did, and their undo. */
import { Layers } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { LinkButton } from '@/components/ui/link-button';
import { Progress } from '@/components/ui/progress';
import { SkeletonRows } from '@/components/ui/skeleton';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { formatCount, formatMoment } from '@/lib/client/display';
import { instructionsHref, projectHref } from '@/lib/client/page-links';
import { problemOf } from '@/lib/client/problem';
import { useBulkJobs, useUndoBulk } from '@/lib/client/queries/bulk';
import { useReasonWords } from '@/lib/client/queries/reason-names';
import { useRuns } from '@/lib/client/queries/runs';
import type { BulkJobView } from '@/lib/core/contract/bulk';
import { isBulkUnderWay, refuseBulkUndo } from '@/lib/core/domain/bulk';
import type { Id } from '@/lib/core/domain/identifier';
import { selectionWords, stateWords } from './bulk-words';

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
            <TableHeader isNumeric>Children</TableHeader>
            <TableHeader isNumeric>Changed</TableHeader>
            <TableHeader isNumeric>Left alone</TableHeader>
            <TableHeader>State</TableHeader>
            <TableHeader isNumeric>Made</TableHeader>
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
      <TableCell className="min-w-64">
        <span className="font-medium">{job.kind === 'accept' ? 'Keep ' : 'Drop '}</span>
        <Selected projectId={projectId} job={job} />
        <span className="block text-sm text-muted">{noteOf(job, reasonWords)}</span>
      </TableCell>
      <TableCell isNumeric>{formatCount(job.total)}</TableCell>
      <TableCell isNumeric>{formatCount(job.changeCount)}</TableCell>
      <TableCell isNumeric>{formatCount(job.skipCount)}</TableCell>
      <TableCell className="min-w-40">
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
      <TableCell isNumeric className="whitespace-nowrap text-muted">
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
  const runs = useRuns(projectId).data ?? [];
  const { selection } = job;
  const words = selectionWords(selection, (id) => runs.find((run) => run.id === id)?.name ?? null);
  if (selection.kind !== 'filter') return <span>{words}</span>;
  return (
    <Link href={instructionsHref(projectId, selection.filter)} className="hover:underline" title="What it holds now">
      {words}
    </Link>
  );
}

function noteOf({ reason, withDescendants, undoneBy }: BulkJobView, reasonWords: (reason: string) => string): string {
  const parts = [
    ...(reason ? [reasonWords(reason)] : []),
    ...(withDescendants ? ['with what was made of them'] : []),
    ...(undoneBy ? [`taken back by ${undoneBy.name}`] : []),
  ];
  return parts.join(', ');
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
