'use client';
import { Chip } from '@/components/ui/chip';
/** The table of workers; one that was killed stays for some minutes, marked. */
import { Link } from '@/components/ui/link';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { formatBytes, formatCount, formatDuration, formatMoment } from '@/lib/client/display';
import { runHref } from '@/lib/client/page-links';
import type { WorkerView } from '@/lib/core/contract/studio';

export function WorkerTable({ workers }: { workers: readonly WorkerView[] }) {
  return (
    <Table label="Worker processes">
      <TableHead>
        <TableRow>
          <TableHeader>Host</TableHeader>
          <TableHeader>In hand</TableHeader>
          <TableHeader>Last heard</TableHeader>
          <TableHeader isNumeric>Calls answered</TableHeader>
          <TableHeader isNumeric>Memory</TableHeader>
          <TableHeader>Since</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {workers.map((worker) => (
          <TableRow key={worker.id}>
            <TableCell>
              <span className="block font-medium wrap-anywhere">{worker.host}</span>
              <span className="block text-xs whitespace-nowrap text-muted tabular">
                process {worker.pid}, {worker.version}
              </span>
            </TableCell>
            <TableCell>
              <InHand worker={worker} />
            </TableCell>
            <TableCell className="whitespace-nowrap">
              {worker.isAlive ? (
                heardWords(worker)
              ) : (
                <Chip tone="failed">silent for {formatDuration(worker.silentMs)}</Chip>
              )}
            </TableCell>
            <TableCell isNumeric>{formatCount(worker.callsAnswered)}</TableCell>
            <TableCell isNumeric>{worker.rssBytes > 0 ? formatBytes(worker.rssBytes) : '–'}</TableCell>
            <TableCell className="whitespace-nowrap text-muted">{formatMoment(worker.startedAt)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** It says that it lives every five seconds. */
const heardWords = ({ silentMs }: WorkerView) => (silentMs < 10_000 ? 'just now' : `${formatDuration(silentMs)} ago`);

function InHand({ worker }: { worker: WorkerView }) {
  if (worker.runs.length === 0)
    return <span className="text-muted">{worker.inHand > 0 ? formatCount(worker.inHand) : 'idle'}</span>;
  return (
    <ul className="flex flex-col gap-0.5">
      {worker.runs.map((run) => (
        <li key={run.id} className="whitespace-nowrap">
          <span className="tabular">{formatCount(run.inHand)}</span> of{' '}
          <Link href={runHref(run.projectId, run.id)} className="underline underline-offset-2">
            {run.name}
          </Link>
        </li>
      ))}
    </ul>
  );
}
