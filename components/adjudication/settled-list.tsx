'use client';
import type { ReactNode } from 'react';
import { OperationChip } from '@/components/dataset/operation-chip';
import { VerdictChip } from '@/components/dataset/verdict-chip';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
/** What needs no lead any more: settled by one, or by itself because people agree. Each can be opened and settled otherwise. */
import { Link } from '@/components/ui/link';
import { SkeletonRows } from '@/components/ui/skeleton';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { formatCountOf, formatMoment } from '@/lib/client/display';
import { problemOf } from '@/lib/client/problem';
import { useSettledPages } from '@/lib/client/queries/adjudication';
import type { AdjudicationFilter, AdjudicationItem } from '@/lib/core/contract/adjudication';
import type { Id } from '@/lib/core/domain/identifier';
import { type ReasonNames, reasonLabel } from '@/lib/core/domain/review';

type SettledListProps = {
  projectId: Id;
  filter: AdjudicationFilter;
  reasonNames: ReasonNames;
  hrefOf: (evolutionId: Id) => string;
  nothing: ReactNode;
};

export function SettledList({ projectId, filter, reasonNames, hrefOf, nothing }: SettledListProps) {
  const pages = useSettledPages(projectId, filter);
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const total = pages.data?.pages[0]?.total ?? null;
  if (pages.isPending) return <SkeletonRows rows={8} />;
  if (pages.error) return <ErrorState problem={problemOf(pages.error)} onRetry={() => void pages.refetch()} />;
  if (items.length === 0) return nothing;
  return (
    <div className="flex flex-col gap-3">
      {total !== null && <p className="text-sm text-muted tabular">{formatCountOf(total, 'item')}</p>}
      <Table label={filter.show === 'settled' ? 'Settled by a lead' : 'Settled by themselves'}>
        <TableHead>
          <TableRow>
            <TableHeader>Child</TableHeader>
            <TableHeader>Operation</TableHeader>
            <TableHeader>What counts</TableHeader>
            <TableHeader isNumeric>People</TableHeader>
            {filter.show === 'settled' && <TableHeader>Settled by</TableHeader>}
            {filter.show === 'settled' && <TableHeader>Reason</TableHeader>}
          </TableRow>
        </TableHead>
        <TableBody>
          {items.map((item) => (
            <Row
              key={item.evolution.id}
              item={item}
              href={hrefOf(item.evolution.id)}
              isSettled={filter.show === 'settled'}
              reasonNames={reasonNames}
            />
          ))}
        </TableBody>
      </Table>
      {pages.hasNextPage && (
        <Button className="self-center" isBusy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          Show more
        </Button>
      )}
    </div>
  );
}

type RowProps = { item: AdjudicationItem; href: string; isSettled: boolean; reasonNames: ReasonNames };

function Row({ item, href, isSettled, reasonNames }: RowProps) {
  const { standing, operation } = item.evolution;
  const words = item.answers.filter((answer) => answer.decision !== 'unsure');
  return (
    <TableRow>
      <TableCell className="min-w-56 max-w-md">
        <Link href={href} className="line-clamp-2 hover:underline">
          {item.childText.slice(0, 200)}
        </Link>
      </TableCell>
      <TableCell>
        <OperationChip operation={operation} isBare />
      </TableCell>
      <TableCell>
        {standing.status ? (
          <VerdictChip status={standing.status} decidedBy={standing.decidedBy} isBare saysWho />
        ) : (
          <span className="text-muted">hidden, in a blind audit</span>
        )}
      </TableCell>
      <TableCell isNumeric>{words.length}</TableCell>
      {isSettled && (
        <TableCell className="whitespace-nowrap">
          {item.settled && `${item.settled.personName}, ${formatMoment(item.settled.at)}`}
        </TableCell>
      )}
      {isSettled && (
        <TableCell>
          {[
            item.settled?.reason ? reasonLabel(item.settled.reason, reasonNames) : null,
            item.settled?.isGuidelineGap ? 'guideline gap' : null,
          ]
            .filter(Boolean)
            .join(', ')}
        </TableCell>
      )}
    </TableRow>
  );
}
