'use client';
/** The runs of a project, the newest first. */
import { Repeat } from 'lucide-react';
import { RehearsalMark } from '@/components/dataset/rehearsal-mark';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Link } from '@/components/ui/link';
import { SkeletonRows } from '@/components/ui/skeleton';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { formatCount, formatDay } from '@/lib/client/display';
import { runHref } from '@/lib/client/page-links';
import { problemOf } from '@/lib/client/problem';
import { useRuns } from '@/lib/client/queries/runs';
import type { RunView } from '@/lib/core/contract/runs';
import type { Id } from '@/lib/core/domain/identifier';
import { NewRunLink } from './new-run-link';
import { finishedOf, totalOf } from './round-figures';
import { RunStateChip } from './run-state-chip';
import { ShareCell } from './share-cell';

export function RunList({ projectId, limit }: { projectId: Id; limit?: number }) {
  const runs = useRuns(projectId);
  if (runs.isPending) return <SkeletonRows rows={5} />;
  if (runs.isError) return <ErrorState problem={problemOf(runs.error)} onRetry={() => void runs.refetch()} />;
  if (runs.data.length === 0) return <NoRuns projectId={projectId} />;
  return (
    <Table label="Runs">
      <TableHead>
        <TableRow>
          <TableHeader>Name</TableHeader>
          <TableHeader>State</TableHeader>
          <TableHeader isNumeric>Rounds</TableHeader>
          <TableHeader isNumeric>Seeds</TableHeader>
          <TableHeader isNumeric>Kept</TableHeader>
          <TableHeader isNumeric>Pool</TableHeader>
          <TableHeader>Evolver</TableHeader>
          <TableHeader isNumeric>Created</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {runs.data.slice(0, limit).map((run) => (
          <RunRow key={run.id} run={run} />
        ))}
      </TableBody>
    </Table>
  );
}

function RunRow({ run }: { run: RunView }) {
  const total = totalOf(run.rounds);
  return (
    <TableRow>
      <TableCell>
        <span className="flex items-center gap-2">
          <Link href={runHref(run.projectId, run.id)} className="font-medium hover:underline">
            {run.name}
          </Link>
          {run.isRehearsal && <RehearsalMark />}
        </span>
      </TableCell>
      <TableCell>
        <RunStateChip state={run.state} />
      </TableCell>
      <TableCell isNumeric>
        {run.rounds.length} of {run.config.rounds}
      </TableCell>
      <TableCell isNumeric>{formatCount(run.lineageCount)}</TableCell>
      <TableCell isNumeric>
        <ShareCell hits={total.kept} n={finishedOf(total)} />
      </TableCell>
      <TableCell isNumeric>{formatCount(run.poolSize)}</TableCell>
      <TableCell className="font-mono text-sm text-muted">{run.teachers.evolver.model}</TableCell>
      <TableCell isNumeric className="whitespace-nowrap text-muted">
        {formatDay(run.createdAt)}
      </TableCell>
    </TableRow>
  );
}

function NoRuns({ projectId }: { projectId: Id }) {
  return (
    <EmptyState
      title="No runs yet"
      icon={<Repeat size={20} aria-hidden />}
      action={<NewRunLink projectId={projectId} variant="primary" />}
    >
      A run applies a method to your seeds, round by round: each round evolves the newest of every lineage and drops
      what failed.
    </EmptyState>
  );
}
