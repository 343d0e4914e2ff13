/** Every bad row with its number and reason; the server sends the first 200 and counts the rest. */
import { Section } from '@/components/ui/section';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { formatCount, formatCountOf } from '@/lib/client/display';
import type { SeedFileReport } from '@/lib/core/contract/seeds';

export function BadRows({ report }: { report: SeedFileReport }) {
  const { badRows, badRowCount } = report;
  if (badRowCount === 0) return null;
  return (
    <Section
      title={formatCountOf(badRowCount, 'bad row')}
      {...(badRowCount > badRows.length && { description: `The first ${formatCount(badRows.length)}.` })}
    >
      <div className="max-h-96 overflow-y-auto">
        <Table label="Bad rows">
          <TableHead>
            <TableRow>
              <TableHeader isNumeric className="w-14">
                Row
              </TableHeader>
              <TableHeader isNumeric className="w-14">
                Line
              </TableHeader>
              <TableHeader>What is wrong</TableHeader>
            </TableRow>
          </TableHead>
          <TableBody>
            {badRows.map(({ row, line, reason }) => (
              <TableRow key={row} className="align-top">
                <TableCell isNumeric>{formatCount(row)}</TableCell>
                <TableCell isNumeric className="text-muted">
                  {formatCount(line ?? row)}
                </TableCell>
                <TableCell className="[overflow-wrap:anywhere]">{reason}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </div>
    </Section>
  );
}
