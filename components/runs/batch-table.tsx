/** The files of requests of a round that is driven by batch: where each is, and what came of it. */
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { formatCount, formatMoment } from '@/lib/client/display';
import type { RoundBatch } from '@/lib/core/contract/runs';
import { BATCH_STATE_WORDS } from './run-words';

export function BatchTable({ batches }: { batches: RoundBatch[] }) {
  if (batches.length === 0) return <p className="text-sm text-muted">The first batch is being prepared.</p>;
  return (
    <Table label="Batches of this round">
      <TableHead>
        <TableRow>
          <TableHeader>For</TableHeader>
          <TableHeader>State</TableHeader>
          <TableHeader isNumeric>Requests</TableHeader>
          <TableHeader isNumeric>Answered</TableHeader>
          <TableHeader isNumeric>Failed</TableHeader>
          <TableHeader>Sent, then over</TableHeader>
        </TableRow>
      </TableHead>
      {batches.map((batch) => (
        <TableBody key={batch.id}>
          <BatchRow batch={batch} />
          {batch.message ? (
            <tr className="border-b border-line">
              <td colSpan={6} className="px-2 pb-2 text-sm text-muted wrap-anywhere">
                {batch.message}
              </td>
            </tr>
          ) : null}
        </TableBody>
      ))}
    </Table>
  );
}

function BatchRow({ batch }: { batch: RoundBatch }) {
  return (
    <TableRow className={batch.message ? 'border-b-0' : undefined}>
      <TableCell>
        <span className="block first-letter:uppercase">{batch.role}</span>
        <span className="block text-xs whitespace-nowrap text-muted">{batch.teacher}</span>
      </TableCell>
      <TableCell>
        <span className="block whitespace-nowrap">{BATCH_STATE_WORDS[batch.state]}</span>
        <span className="flex flex-wrap items-baseline gap-x-2 text-xs text-muted">
          {batch.providerState ? (
            <span className="whitespace-nowrap">{batch.providerState.replaceAll('_', ' ')}</span>
          ) : null}
          {batch.providerId ? (
            <span className="max-w-48 truncate font-mono max-sm:hidden" title={batch.providerId}>
              {batch.providerId}
            </span>
          ) : null}
        </span>
      </TableCell>
      <TableCell isNumeric>{formatCount(batch.requests)}</TableCell>
      <TableCell isNumeric>{formatCount(batch.answered)}</TableCell>
      <TableCell isNumeric>{formatCount(batch.failed)}</TableCell>
      <TableCell className="whitespace-nowrap">
        <span className="block">{batch.submittedAt ? formatMoment(batch.submittedAt) : '–'}</span>
        <span className="block text-xs text-muted">{untilWords(batch)}</span>
      </TableCell>
    </TableRow>
  );
}

function untilWords({ finishedAt, expiresAt }: RoundBatch): string | null {
  if (finishedAt) return `over ${formatMoment(finishedAt)}`;
  return expiresAt ? `expires ${formatMoment(expiresAt)}` : null;
}
