/** Figures of people's work: one row per person or per operation. */
import type { ReactNode } from 'react';
import { StatisticValue } from '@/components/dataset/statistic';
import { Chip } from '@/components/ui/chip';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { formatCount, formatDuration, formatPercent, wilsonInterval } from '@/lib/client/display';
import type { WorkFigures, WorkRow } from '@/lib/core/contract/work';

type WorkTableProps = {
  label: string;
  first: string;
  rows: readonly WorkRow[];
  nameOf: (row: WorkRow) => ReactNode;
};

export function WorkTable({ label, first, rows, nameOf }: WorkTableProps) {
  return (
    <Table label={label}>
      <TableHead>
        <TableRow>
          <TableHeader>{first}</TableHeader>
          <TableHeader isNumeric>Decisions</TableHeader>
          <TableHeader isNumeric>Per hour</TableHeader>
          <TableHeader isNumeric>Median time</TableHeader>
          <TableHeader isNumeric>Under 2 s</TableHeader>
          <TableHeader isNumeric>Accepted</TableHeader>
          <TableHeader isNumeric>Unsure</TableHeader>
          <TableHeader isNumeric>With the majority</TableHeader>
          <TableHeader isNumeric>Blind, with the machine</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.key}>
            <TableCell className="whitespace-nowrap">{nameOf(row)}</TableCell>
            <TableCell isNumeric>{formatCount(row.count)}</TableCell>
            <TableCell isNumeric>{row.perHour === null ? '–' : formatCount(row.perHour)}</TableCell>
            <TableCell isNumeric className="whitespace-nowrap">
              {row.medianMs === null ? '–' : formatDuration(row.medianMs)}
            </TableCell>
            <TableCell isNumeric>
              <HastyShare figures={row} />
            </TableCell>
            <TableCell isNumeric>
              <AcceptShare figures={row} />
            </TableCell>
            <TableCell isNumeric>{row.count > 0 ? formatPercent(row.unsure / row.count) : '–'}</TableCell>
            <TableCell isNumeric>
              <StatisticValue statistic={row.consensus} as="share" />
            </TableCell>
            <TableCell isNumeric>
              <StatisticValue statistic={row.blindAudit} as="share" />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** From this share on it is marked: a few quick ones are nobody's fault. */
const MARKED_SHARE = 0.1;

function HastyShare({ figures: { hasty, byHand } }: { figures: WorkFigures }) {
  if (byHand === 0) return <span>–</span>;
  const share = hasty / byHand;
  if (share < MARKED_SHARE) return <span title={`${formatCount(hasty)} decisions`}>{formatPercent(share)}</span>;
  return (
    <Chip tone="caution" title={`${formatCount(hasty)} of ${formatCount(byHand)} decisions in less than two seconds`}>
      {formatPercent(share)}, {formatCount(hasty)}
    </Chip>
  );
}

/** Of those who decided, without the unsure. */
function AcceptShare({ figures: { accepted, rejected } }: { figures: WorkFigures }) {
  const interval = wilsonInterval(accepted, accepted + rejected);
  if (!interval) return <span>–</span>;
  return (
    <span
      className="whitespace-nowrap"
      title={`${formatCount(accepted)} of ${formatCount(accepted + rejected)} that were accepted or rejected`}
    >
      {formatPercent(accepted / (accepted + rejected))}
      <span className="ml-1.5 text-sm text-faint">
        {Math.round(interval.low * 100)}–{Math.round(interval.high * 100)}
      </span>
    </span>
  );
}

export function WorkLegend() {
  return (
    <p className="max-w-reading text-sm text-faint">
      Per hour: decisions one by one, per hour with an item on the screen, at most five minutes an item. Accepted: of
      what was accepted or rejected, with its 95 % Wilson interval. With the majority: of the others who decided the
      same item; their ties do not count. Blind: on items of an audit sample, decided before the machine’s verdict was
      shown.
    </p>
  );
}
