/** What became of each operation's children, with the share that was kept. */

import { OperationChip } from '@/components/dataset/operation-chip';
import { Link } from '@/components/ui/link';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { formatCount } from '@/lib/client/display';
import { instructionsHref } from '@/lib/client/page-links';
import type { InstructionFilter } from '@/lib/core/contract/instructions';
import type { RoundReport } from '@/lib/core/contract/runs';
import type { Verdict } from '@/lib/core/domain/evolution';
import type { Id } from '@/lib/core/domain/identifier';
import { finishedOf } from './round-figures';
import { ShareCell } from './share-cell';

type OperationTableProps = { projectId: Id; filter: InstructionFilter; operations: RoundReport['operations'] };

const COLUMNS = [
  { title: 'Kept', count: 'kept', status: 'kept' },
  { title: 'Dropped', count: 'eliminated', status: 'dropped' },
  { title: 'Undecided', count: 'undecided', status: 'undecided' },
] as const satisfies readonly { title: string; count: string; status: Verdict }[];

export function OperationTable({ projectId, filter, operations }: OperationTableProps) {
  const sum = (count: 'planned' | 'kept' | 'eliminated' | 'undecided' | 'failed') =>
    operations.reduce((total, row) => total + row[count], 0);
  const all = { kept: sum('kept'), eliminated: sum('eliminated'), undecided: sum('undecided'), failed: sum('failed') };
  return (
    <Table label="Outcomes by operation">
      <TableHead>
        <TableRow>
          <TableHeader>Operation</TableHeader>
          <TableHeader isNumeric>Planned</TableHeader>
          {COLUMNS.map(({ title }) => (
            <TableHeader key={title} isNumeric>
              {title}
            </TableHeader>
          ))}
          <TableHeader isNumeric>Failed</TableHeader>
          <TableHeader isNumeric title="of all that are finished">
            Kept share
          </TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {operations.map((row) => (
          <TableRow key={row.operation}>
            <TableCell>
              <OperationChip operation={row.operation} isBare />
            </TableCell>
            <TableCell isNumeric>{formatCount(row.planned)}</TableCell>
            {COLUMNS.map(({ title, count, status }) => (
              <TableCell key={title} isNumeric>
                <CountLink
                  count={row[count]}
                  href={instructionsHref(projectId, { ...filter, operation: row.operation, status })}
                />
              </TableCell>
            ))}
            <TableCell isNumeric>{formatCount(row.failed)}</TableCell>
            <TableCell isNumeric>
              <ShareCell hits={row.kept} n={finishedOf(row)} />
            </TableCell>
          </TableRow>
        ))}
        <TableRow className="border-b-0 font-medium">
          <TableCell>All</TableCell>
          <TableCell isNumeric>{formatCount(sum('planned'))}</TableCell>
          {COLUMNS.map(({ title, count, status }) => (
            <TableCell key={title} isNumeric>
              <CountLink count={all[count]} href={instructionsHref(projectId, { ...filter, status })} />
            </TableCell>
          ))}
          <TableCell isNumeric>{formatCount(all.failed)}</TableCell>
          <TableCell isNumeric>
            <ShareCell hits={all.kept} n={finishedOf(all)} />
          </TableCell>
        </TableRow>
      </TableBody>
    </Table>
  );
}

export function CountLink({ count, href }: { count: number; href: string }) {
  if (count === 0) return <span className="text-faint">0</span>;
  return (
    <Link href={href} className="underline decoration-line underline-offset-3 hover:decoration-current">
      {formatCount(count)}
    </Link>
  );
}
