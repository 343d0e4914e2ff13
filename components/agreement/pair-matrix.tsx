'use client';
/** Everybody against everybody: κ, share and n of each pair; each cell leads to what the two decided differently. */
import { Link } from '@/components/ui/link';
import { Table, TableBody, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { formatCoefficient, formatCount, formatPercent } from '@/lib/client/display';
import { adjudicationHref } from '@/lib/client/page-links';
import type { PairAgreement } from '@/lib/core/contract/agreement';
import type { Id } from '@/lib/core/domain/identifier';

/** More do not fit a screen: the list below has all pairs. */
export const MATRIX_PEOPLE = 14;

type PairMatrixProps = { projectId: Id; pairs: readonly PairAgreement[]; operation: string | null };

export function PairMatrix({ projectId, pairs, operation }: PairMatrixProps) {
  const people = peopleOf(pairs);
  const rows = people.slice(0, -1);
  const columns = people.slice(1);
  return (
    <Table label="Agreement of each two people" className="w-auto">
      <TableHead>
        <TableRow>
          <TableHeader>
            <span className="sr-only">person</span>
          </TableHeader>
          {columns.map((person) => (
            <TableHeader key={person.id} isNumeric className="max-w-28 truncate">
              {person.name}
            </TableHeader>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row, at) => (
          <TableRow key={row.id}>
            <th scope="row" className="max-w-40 truncate px-2 text-left font-medium">
              {row.name}
            </th>
            {columns.map((column, place) => (
              <td key={column.id} className="px-2 py-1.5 text-right tabular">
                {place >= at && (
                  <Cell projectId={projectId} pair={findPair(pairs, row.id, column.id)} operation={operation} />
                )}
              </td>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

export function peopleOf(pairs: readonly PairAgreement[]): { id: Id; name: string }[] {
  const people = new Map(
    pairs.flatMap(({ first, second }) => [[first.id, first] as const, [second.id, second] as const]),
  );
  return [...people.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}

function findPair(pairs: readonly PairAgreement[], one: Id, other: Id): PairAgreement | undefined {
  return pairs.find(
    ({ first, second }) => (first.id === one && second.id === other) || (first.id === other && second.id === one),
  );
}

type CellProps = { projectId: Id; pair: PairAgreement | undefined; operation: string | null };

function Cell({ projectId, pair, operation }: CellProps) {
  if (!pair) {
    return (
      <span className="text-faint" title="They decided no item both.">
        <span aria-hidden>–</span>
        <span className="sr-only">no item of both</span>
      </span>
    );
  }
  const { kappa, percent, itemCount, first, second } = pair;
  return (
    <Link
      href={adjudicationHref(projectId, {
        ...(operation ? { operation } : {}),
        ...{ first: first.id, second: second.id },
      })}
      title={kappa.kind === 'undefined' ? kappa.why : `${first.name} and ${second.name}: what they decided differently`}
      className="inline-flex flex-col items-end rounded-sm px-1 leading-tight hover:bg-hover"
    >
      <span className="font-medium">{kappa.kind === 'known' ? formatCoefficient(kappa.value) : '–'}</span>
      <span className="text-xs text-faint">
        {percent.kind === 'known' ? formatPercent(percent.value) : '–'} of {formatCount(itemCount)}
      </span>
    </Link>
  );
}
