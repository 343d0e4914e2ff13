/** What other rules change, in counts and with examples. */

import { OperationChip } from '@/components/dataset/operation-chip';
import { RuleChip } from '@/components/dataset/rule-chip';
import { VerdictChip } from '@/components/dataset/verdict-chip';
import { Link } from '@/components/ui/link';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { formatCount, formatCountOf } from '@/lib/client/display';
import { reviewHref } from '@/lib/client/page-links';
import type { RejudgementView } from '@/lib/core/contract/rejudgements';
import type { Id } from '@/lib/core/domain/identifier';

type FindingsProps = { projectId: Id; rejudgement: RejudgementView };

export function RejudgementFindings({ projectId, rejudgement }: FindingsProps) {
  const { counts, total } = rejudgement;
  return (
    <div className="flex flex-col gap-3">
      {counts.moves.length === 0 ? (
        <p>No verdict changes among {formatCountOf(total, 'evolution')}.</p>
      ) : (
        <Moves rejudgement={rejudgement} />
      )}
      <Remainder rejudgement={rejudgement} />
      {counts.examples.length > 0 && <Examples projectId={projectId} rejudgement={rejudgement} />}
    </div>
  );
}

function Moves({ rejudgement: { counts, total } }: { rejudgement: RejudgementView }) {
  return (
    <Table label="Verdicts that change" className="max-w-2xl">
      <TableHead>
        <TableRow>
          <TableHeader>From</TableHeader>
          <TableHeader>To</TableHeader>
          <TableHeader isNumeric>Verdicts, of {formatCount(total)}</TableHeader>
          <TableHeader isNumeric>Settled by people</TableHeader>
          <TableHeader isNumeric>Effective status changes</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {counts.moves.map((move) => (
          <TableRow key={`${move.from} ${move.to}`}>
            <TableCell>
              <VerdictChip status={move.from} isBare />
            </TableCell>
            <TableCell>
              <VerdictChip status={move.to} isBare />
            </TableCell>
            <TableCell isNumeric>{formatCount(move.count)}</TableCell>
            <TableCell isNumeric>{formatCount(move.settled)}</TableCell>
            <TableCell isNumeric>{formatCount(move.count - move.settled)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function Remainder({ rejudgement: { counts } }: { rejudgement: RejudgementView }) {
  const { judge, responder } = counts.unanswered;
  return (
    <ul className="flex flex-col gap-1 text-sm text-muted">
      {counts.otherRule > 0 && <li>{formatCount(counts.otherRule)} stay dropped, by another rule.</li>}
      {responder > 0 && (
        <li>
          {formatCount(responder)} would need a response that was never made, because they were dropped before: left as
          they are.
        </li>
      )}
      {judge > 0 && <li>{formatCount(judge)} would need the judge, who was never asked: left as they are.</li>}
    </ul>
  );
}

function Examples({ projectId, rejudgement: { counts } }: FindingsProps) {
  return (
    <details>
      <summary className="cursor-pointer text-sm text-muted">
        {formatCountOf(counts.examples.length, 'example')}
      </summary>
      <ul className="mt-2 flex flex-col divide-y divide-line">
        {counts.examples.map((example) => (
          <li key={example.evolutionId} className="flex flex-col gap-1 py-2">
            <Link
              className="line-clamp-2 [overflow-wrap:anywhere] hover:underline"
              href={reviewHref(projectId, { show: 'all', evolutionId: example.evolutionId })}
            >
              {example.childText}
            </Link>
            <span className="flex flex-wrap items-center gap-2 text-sm text-muted">
              <VerdictChip status={example.from} isBare />
              <span aria-hidden>→</span>
              <span className="sr-only">to</span>
              <VerdictChip status={example.to} isBare />
              {example.rule && <RuleChip rule={example.rule} />}
              <OperationChip operation={example.operation} isBare />
              <span>round {example.round}</span>
            </span>
            {example.evidence && (
              <span className="line-clamp-2 text-sm [overflow-wrap:anywhere] text-faint">{example.evidence}</span>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
