'use client';
/** The log, newest first: who did what, and what changed by it. */
import { ArrowRight } from 'lucide-react';
import { OperationChip } from '@/components/dataset/operation-chip';
import { VerdictChip } from '@/components/dataset/verdict-chip';
import { Link } from '@/components/ui/link';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { adjudicationHref } from '@/lib/client/page-links';
import { useReasonWords } from '@/lib/client/queries/reason-names';
import type { LogEntry } from '@/lib/core/contract/audit-log';
import type { Id } from '@/lib/core/domain/identifier';
import { KIND_WORDS, WAY_WORDS } from './kind-words';

export function LogTable({ projectId, rows }: { projectId: Id; rows: readonly LogEntry[] }) {
  const reasonWords = useReasonWords(projectId);
  return (
    <Table label="Events, newest first">
      <TableHead>
        <TableRow>
          <TableHeader>When (UTC)</TableHeader>
          <TableHeader>Who</TableHeader>
          <TableHeader>Did what</TableHeader>
          <TableHeader className="max-sm:hidden">From → to</TableHeader>
          <TableHeader className="max-sm:hidden">How</TableHeader>
          <TableHeader className="max-sm:hidden">About</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((entry) => (
          <Row key={entry.sequence} projectId={projectId} entry={entry} reasonWords={reasonWords} />
        ))}
      </TableBody>
    </Table>
  );
}

/** "2026-11-22 14:02:09" */
const secondOf = (time: string) => time.slice(0, 19).replace('T', ' ');

type RowProps = { projectId: Id; entry: LogEntry; reasonWords: (reason: string) => string };

function Row({ projectId, entry, reasonWords }: RowProps) {
  const how = `${WAY_WORDS[entry.bulkId ? 'in_bulk' : 'by_hand']}${entry.isBlind ? ', blind' : ''}`;
  return (
    <TableRow className="align-top">
      <TableCell className="text-muted tabular sm:whitespace-nowrap">
        <time dateTime={entry.receivedAt}>{secondOf(entry.receivedAt)}</time>
      </TableCell>
      <TableCell className="max-w-44 truncate">{entry.personName}</TableCell>
      <TableCell className="max-w-md sm:min-w-48">
        {KIND_WORDS[entry.kind]}
        {entry.reason && <span className="text-muted">: {reasonWords(entry.reason)}</span>}
        {entry.isGuidelineGap && <span className="text-muted">, guideline gap</span>}
        {entry.comment && (
          <span className="line-clamp-3 whitespace-pre-wrap text-muted [overflow-wrap:anywhere]">{entry.comment}</span>
        )}
        <span className="mt-1 flex flex-col items-start gap-1 sm:hidden">
          <Change entry={entry} />
          <span className="text-sm text-muted">{how}</span>
          <About projectId={projectId} entry={entry} />
        </span>
      </TableCell>
      <TableCell className="max-sm:hidden">
        <Change entry={entry} />
      </TableCell>
      <TableCell className="whitespace-nowrap text-sm text-muted max-sm:hidden">{how}</TableCell>
      <TableCell className="whitespace-nowrap max-sm:hidden">
        <About projectId={projectId} entry={entry} />
      </TableCell>
    </TableRow>
  );
}

function About({ projectId, entry }: Pick<RowProps, 'projectId' | 'entry'>) {
  return (
    <Link
      href={`${adjudicationHref(projectId)}?evolutionId=${entry.evolutionId}`}
      className="inline-flex flex-wrap items-center gap-x-2 hover:underline"
    >
      <OperationChip operation={entry.operation} isBare />
      <span className="text-sm text-muted">
        {entry.runName}, round {entry.roundNumber}
      </span>
    </Link>
  );
}

function Change({ entry: { isHidden, statusBefore, statusAfter } }: { entry: LogEntry }) {
  if (isHidden) return <VerdictChip status="hidden" isBare />;
  if (statusBefore === null || statusAfter === null) return <span className="text-sm text-faint">not known</span>;
  if (statusBefore === statusAfter) {
    return (
      <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
        <VerdictChip status={statusAfter} isBare />
        <span className="text-sm text-faint">as before</span>
      </span>
    );
  }
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <VerdictChip status={statusBefore} isBare />
      <ArrowRight aria-label="to" className="size-3.5 text-faint" />
      <VerdictChip status={statusAfter} isBare />
    </span>
  );
}
