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
          <TableHeader>At the provider</TableHeader>
          <TableHeader isNumeric>Requests</TableHeader>
          <TableHeader isNumeric>Answered</TableHeader>
          <TableHeader isNumeric>Failed</TableHeader>
          <TableHeader>Submitted</TableHeader>
          <TableHeader>Ended or expires</TableHeader>
        </TableRow>
      </TableHead>
      {batches.map((batch) => (
        <TableBody key={batch.id}>
          <BatchRow batch={batch} />
          {batch.message ? (
            <tr className="border-b border-line">
              <td colSpan={8} className="px-2 pb-2 text-sm text-muted wrap-anywhere">
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
  const until = batch.finishedAt ?? batch.expiresAt;
  return (
    <TableRow className={batch.message ? 'border-b-0' : undefined}>
      <TableCell>
        <span className="block first-letter:uppercase">{batch.role}</span>
        <span className="block text-xs whitespace-nowrap text-muted">{batch.teacher}</span>
      </TableCell>
      <TableCell className="whitespace-nowrap">{BATCH_STATE_WORDS[batch.state]}</TableCell>
      <TableCell>
        {batch.providerState?.replaceAll('_', ' ') ?? '–'}
        {batch.providerId ? (
          <span className="block max-w-48 truncate font-mono text-xs text-muted" title={batch.providerId}>
            {batch.providerId}
          </span>
        ) : null}
      </TableCell>
      <TableCell isNumeric>{formatCount(batch.requests)}</TableCell>
      <TableCell isNumeric>{formatCount(batch.answered)}</TableCell>
      <TableCell isNumeric>{formatCount(batch.failed)}</TableCell>
      <TableCell className="whitespace-nowrap">{batch.submittedAt ? formatMoment(batch.submittedAt) : '–'}</TableCell>
      <TableCell className="whitespace-nowrap">{until ? formatMoment(until) : '–'}</TableCell>
    </TableRow>
  );
}
