'use client';
import { OperationChip } from '@/components/dataset/operation-chip';
import { VerdictChip } from '@/components/dataset/verdict-chip';
import { Button } from '@/components/ui/button';
import { Chip } from '@/components/ui/chip';
import { ErrorState } from '@/components/ui/error-state';
/** What a person decided last, newest first. */
import { Link } from '@/components/ui/link';
import { SkeletonRows } from '@/components/ui/skeleton';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { formatDuration, formatMoment } from '@/lib/client/display';
import { problemOf } from '@/lib/client/problem';
import { useReasonWords } from '@/lib/client/queries/reason-names';
import { usePastDecisions } from '@/lib/client/queries/work';
import { HASTY_MS, type PastDecision } from '@/lib/core/contract/work';
import type { Id } from '@/lib/core/domain/identifier';

type PastDecisionsProps = { projectId: Id; personId?: Id; hrefOf: (decision: PastDecision) => string };

const WORDS = {
  accept: { label: 'accepted', tone: 'kept' },
  reject: { label: 'rejected', tone: 'dropped' },
  unsure: { label: 'unsure', tone: 'undecided' },
} as const;

export function PastDecisions({ projectId, personId, hrefOf }: PastDecisionsProps) {
  const pages = usePastDecisions(projectId, personId);
  const reasonWords = useReasonWords(projectId);
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? [];
  if (pages.isPending) return <SkeletonRows rows={6} />;
  if (pages.error) return <ErrorState problem={problemOf(pages.error)} onRetry={() => void pages.refetch()} />;
  if (rows.length === 0) return <p className="text-muted">No decision yet.</p>;
  return (
    <div className="flex flex-col gap-3">
      <Table label="Last decisions, newest first">
        <TableHead>
          <TableRow>
            <TableHeader>Decided</TableHeader>
            <TableHeader>Child</TableHeader>
            <TableHeader>Operation</TableHeader>
            <TableHeader>When</TableHeader>
            <TableHeader isNumeric>Time</TableHeader>
            <TableHeader>What counts now</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <Row key={row.evolutionId} row={row} href={hrefOf(row)} reasonWords={reasonWords} />
          ))}
        </TableBody>
      </Table>
      {pages.hasNextPage && (
        <Button className="self-center" isBusy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          Show more
        </Button>
      )}
    </div>
  );
}

type RowProps = { row: PastDecision; href: string; reasonWords: (reason: string) => string };

function Row({ row, href, reasonWords }: RowProps) {
  const { label, tone } = WORDS[row.decision];
  const reason = row.reason && reasonWords(row.reason);
  const isHasty = row.tookMs !== null && row.tookMs < HASTY_MS;
  return (
    <TableRow>
      <TableCell className="max-w-64">
        <span className="flex items-center gap-2 text-sm">
          <Chip tone={tone}>{label}</Chip>
          {row.isBlind && <span className="text-faint">blind</span>}
          {reason && (
            <span className="truncate text-muted" title={reason}>
              {reason}
            </span>
          )}
        </span>
      </TableCell>
      <TableCell className="min-w-56 max-w-md">
        <Link href={href} className="line-clamp-1 hover:underline">
          {row.excerpt}
        </Link>
      </TableCell>
      <TableCell>
        <OperationChip operation={row.operation} isBare />
      </TableCell>
      <TableCell className="whitespace-nowrap text-muted">{formatMoment(row.decidedAt)}</TableCell>
      <TableCell isNumeric className={isHasty ? 'whitespace-nowrap text-caution' : 'whitespace-nowrap'}>
        {row.tookMs === null ? 'in bulk' : formatDuration(row.tookMs)}
      </TableCell>
      <TableCell>
        {row.status ? (
          <VerdictChip status={row.status} decidedBy={row.decidedBy} isBare />
        ) : (
          <span className="text-sm text-muted">in a blind audit</span>
        )}
      </TableCell>
    </TableRow>
  );
}
