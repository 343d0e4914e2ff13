'use client';
import { useState } from 'react';
import { StatisticValue } from '@/components/dataset/statistic';
import { Button } from '@/components/ui/button';
/** Pairs of people, lowest first. */
import { Link } from '@/components/ui/link';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { formatCount } from '@/lib/client/display';
import { adjudicationHref } from '@/lib/client/page-links';
import type { PairAgreement } from '@/lib/core/contract/agreement';
import type { Id } from '@/lib/core/domain/identifier';

const SHOWN_AT_FIRST = 25;

type PairTableProps = { projectId: Id; pairs: readonly PairAgreement[]; operation: string | null };

export function PairTable({ projectId, pairs, operation }: PairTableProps) {
  const [shown, setShown] = useState(SHOWN_AT_FIRST);
  return (
    <div className="flex flex-col gap-3">
      <Table label="Pairs of people, lowest agreement first">
        <TableHead>
          <TableRow>
            <TableHeader>Two people</TableHeader>
            <TableHeader isNumeric>Cohen’s κ</TableHeader>
            <TableHeader isNumeric>Krippendorff’s α</TableHeader>
            <TableHeader isNumeric>Agree</TableHeader>
            <TableHeader isNumeric>Disagreements</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {pairs.slice(0, shown).map(({ first, second, kappa, alpha, percent, disagreements }) => (
            <TableRow key={first.id + second.id}>
              <TableCell className="whitespace-nowrap">
                {first.name} and {second.name}
              </TableCell>
              <TableCell isNumeric className="font-medium">
                <StatisticValue statistic={kappa} as="coefficient" showsN={false} />
              </TableCell>
              <TableCell isNumeric>
                <StatisticValue statistic={alpha} as="coefficient" showsN={false} />
              </TableCell>
              <TableCell isNumeric>
                <StatisticValue statistic={percent} as="share" />
              </TableCell>
              <TableCell isNumeric>
                {disagreements > 0 ? (
                  <Link
                    className="text-accent hover:underline"
                    href={adjudicationHref(projectId, {
                      ...(operation ? { operation } : {}),
                      ...{ first: first.id, second: second.id },
                    })}
                  >
                    {formatCount(disagreements)}
                    <span className="sr-only">
                      {' '}
                      disagreements of {first.name} and {second.name}
                    </span>
                  </Link>
                ) : (
                  '0'
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {pairs.length > shown && (
        <Button size="sm" className="self-start" onClick={() => setShown(pairs.length)}>
          Show all {formatCount(pairs.length)} pairs
        </Button>
      )}
    </div>
  );
}
