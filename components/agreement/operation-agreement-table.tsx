'use client';
import { OperationChip } from '@/components/dataset/operation-chip';
import { formatInterval, StatisticValue } from '@/components/dataset/statistic';
/** Agreement per operation, lowest first: a vague operation shows here. */
import { Link } from '@/components/ui/link';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { formatCount } from '@/lib/client/display';
import { adjudicationHref } from '@/lib/client/page-links';
import type { OperationAgreement } from '@/lib/core/contract/agreement';
import type { Id } from '@/lib/core/domain/identifier';

type OperationAgreementTableProps = {
  projectId: Id;
  rows: readonly OperationAgreement[];
  together: OperationAgreement;
  chosen: string | null;
};

export function OperationAgreementTable({ projectId, rows, together, chosen }: OperationAgreementTableProps) {
  // κ is of two people; where everybody is more, the column would only say so seven times.
  const hasKappa = [...rows, together].some((row) => row.kappa.kind === 'known');
  return (
    <Table label="Agreement per operation, lowest first">
      <TableHead>
        <TableRow>
          <TableHeader>Operation</TableHeader>
          <TableHeader isNumeric>Krippendorff’s α</TableHeader>
          <TableHeader isNumeric>95 % interval</TableHeader>
          {hasKappa && <TableHeader isNumeric>Cohen’s κ</TableHeader>}
          <TableHeader isNumeric>Pairs that agree</TableHeader>
          <TableHeader isNumeric>Items</TableHeader>
          <TableHeader isNumeric>People</TableHeader>
          <TableHeader isNumeric>Disagreements</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <Row
            key={row.operation}
            projectId={projectId}
            row={row}
            hasKappa={hasKappa}
            isChosen={row.operation === chosen}
          />
        ))}
        {rows.length > 1 && <Row projectId={projectId} row={together} hasKappa={hasKappa} isChosen={false} />}
      </TableBody>
    </Table>
  );
}

type RowProps = { projectId: Id; row: OperationAgreement; hasKappa: boolean; isChosen: boolean };

function Row({ projectId, row, hasKappa, isChosen }: RowProps) {
  const { operation, alpha, kappa, percent, itemCount, personCount, disagreements } = row;
  return (
    <TableRow className={isChosen ? 'bg-selected' : undefined}>
      <TableCell>
        {operation ? <OperationChip operation={operation} isBare /> : 'All together'}
        {alpha.kind === 'undefined' && <span className="block text-sm text-faint sm:hidden">{alpha.why}</span>}
      </TableCell>
      <TableCell isNumeric className="font-medium">
        <StatisticValue statistic={alpha} as="coefficient" showsN={false} saysWhy />
      </TableCell>
      <TableCell isNumeric className="whitespace-nowrap text-muted">
        {formatInterval(alpha) ?? '–'}
      </TableCell>
      {hasKappa && (
        <TableCell isNumeric>
          <StatisticValue statistic={kappa} as="coefficient" showsN={false} />
        </TableCell>
      )}
      <TableCell isNumeric>
        <StatisticValue statistic={percent} as="share" of="pairs of words" />
      </TableCell>
      <TableCell isNumeric>{formatCount(itemCount)}</TableCell>
      <TableCell isNumeric>{formatCount(personCount)}</TableCell>
      <TableCell isNumeric>
        {disagreements > 0 ? (
          <Link
            className="text-accent hover:underline"
            href={adjudicationHref(projectId, operation ? { operation } : {})}
          >
            {formatCount(disagreements)}
            <span className="sr-only"> disagreements{operation ? ` in ${operation}` : ''}</span>
          </Link>
        ) : (
          '0'
        )}
      </TableCell>
    </TableRow>
  );
}
