/** One row per instruction; its text leads to its page. */
import Link from 'next/link';
import { OperationChip } from '@/components/dataset/operation-chip';
import { RehearsalMark } from '@/components/dataset/rehearsal-mark';
import { RuleChip } from '@/components/dataset/rule-chip';
import { VerdictChip } from '@/components/dataset/verdict-chip';
import { TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { formatCount } from '@/lib/client/display';
import { instructionHref, runHref } from '@/lib/client/page-links';
import type { InstructionRow } from '@/lib/core/contract/instructions';
import type { Id } from '@/lib/core/domain/identifier';

type InstructionTableProps = { projectId: Id; rows: readonly InstructionRow[] };

/** Its own scrolling region, so that the head stays in sight and a narrow screen scrolls sideways. */
export function InstructionTable({ projectId, rows }: InstructionTableProps) {
  return (
    <section
      aria-label="Instructions"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      // "relative" holds in what is there for screen readers only, or it would widen the page
      className="relative max-h-[calc(100dvh-12rem)] min-h-80 overflow-auto border-y border-line"
    >
      <table className="w-full border-collapse text-left">
        <TableHead className="sticky top-0 z-10 bg-canvas shadow-[inset_0_-1px_0_var(--line)]">
          <tr>
            <TableHeader className="min-w-64">Instruction</TableHeader>
            <TableHeader>Operation</TableHeader>
            <TableHeader isNumeric>Round</TableHeader>
            <TableHeader>Status</TableHeader>
            <TableHeader>Rule</TableHeader>
            <TableHeader isNumeric>Template</TableHeader>
            <TableHeader isNumeric>Words</TableHeader>
            <TableHeader>Run</TableHeader>
          </tr>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <Row key={row.id} projectId={projectId} row={row} />
          ))}
        </TableBody>
      </table>
    </section>
  );
}

function Row({ projectId, row }: { projectId: Id; row: InstructionRow }) {
  return (
    <TableRow className="align-top">
      <TableCell className="w-full max-w-0 min-w-64">
        <Link
          href={instructionHref(projectId, row.id)}
          dir="auto"
          className="line-clamp-2 leading-5 wrap-anywhere hover:underline"
        >
          {row.excerpt.trim() === '' ? 'only blanks' : row.excerpt}
        </Link>
      </TableCell>
      <TableCell>{row.operation ? <OperationChip operation={row.operation} isBare /> : <Seed />}</TableCell>
      <TableCell isNumeric>{row.round}</TableCell>
      <TableCell>
        <VerdictChip status={row.status} decidedBy={row.decidedBy} isBare />
      </TableCell>
      <TableCell>{row.rule ? <RuleChip rule={row.rule} /> : null}</TableCell>
      <TableCell isNumeric>{row.templateVersion === null ? '' : `v${row.templateVersion}`}</TableCell>
      <TableCell isNumeric>{formatCount(row.wordCount)}</TableCell>
      <TableCell>
        <span className="flex items-center gap-2 whitespace-nowrap">
          {row.runId ? (
            <Link href={runHref(projectId, row.runId)} className="text-muted hover:underline">
              {row.runName}
            </Link>
          ) : null}
          {row.isRehearsal ? <RehearsalMark /> : null}
        </span>
      </TableCell>
    </TableRow>
  );
}

function Seed() {
  return <span className="text-sm text-muted">seed</span>;
}
