'use client';
/** What the models of this project cost, as people entered it. */
import { useState } from 'react';
import { RehearsalMark } from '@/components/dataset/rehearsal-mark';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { Section } from '@/components/ui/section';
import { SkeletonRows } from '@/components/ui/skeleton';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { formatMoment, formatPercent } from '@/lib/client/display';
import { problemOf } from '@/lib/client/problem';
import { usePrices } from '@/lib/client/queries/prices';
import type { PriceView } from '@/lib/core/contract/prices';
import type { Id } from '@/lib/core/domain/identifier';
import { PriceDialog } from './price-dialog';

type PriceSectionProps = { projectId: Id; reasonAgainst: string | null };

export function PriceSection({ projectId, reasonAgainst }: PriceSectionProps) {
  const prices = usePrices(projectId);
  const [editing, setEditing] = useState<PriceView | null>(null);
  return (
    <Section
      title="Prices"
      description="Dollars per million tokens, from your provider’s price list. They hold for calls from now on; what was spent stays as it was."
    >
      {prices.isPending ? <SkeletonRows rows={2} /> : null}
      {prices.isError ? <ErrorState problem={problemOf(prices.error)} onRetry={() => void prices.refetch()} /> : null}
      {prices.data?.length === 0 ? (
        <p className="text-sm text-muted">Each model of a teacher gets a line here.</p>
      ) : null}
      {prices.data && prices.data.length > 0 ? (
        <Table label="Prices of models">
          <TableHead>
            <TableRow>
              <TableHeader>Model</TableHeader>
              <TableHeader isNumeric>In</TableHeader>
              <TableHeader isNumeric>Cached</TableHeader>
              <TableHeader isNumeric>Out</TableHeader>
              <TableHeader isNumeric>Batch</TableHeader>
              <TableHeader className="max-sm:hidden">Changed</TableHeader>
              <TableHeader>
                <span className="sr-only">Change</span>
              </TableHeader>
            </TableRow>
          </TableHead>
          <TableBody>
            {prices.data.map((row) => (
              <PriceRow key={row.model} row={row} reasonAgainst={reasonAgainst} onEdit={() => setEditing(row)} />
            ))}
          </TableBody>
        </Table>
      ) : null}
      {editing && <PriceDialog projectId={projectId} row={editing} onClose={() => setEditing(null)} />}
    </Section>
  );
}

type PriceRowProps = { row: PriceView; reasonAgainst: string | null; onEdit: () => void };

function PriceRow({ row, reasonAgainst, onEdit }: PriceRowProps) {
  const { model, price, isRehearsal, changedBy, changedAt } = row;
  return (
    <TableRow>
      <TableCell>
        <span className="flex flex-wrap sm:min-w-40 items-center gap-x-2">
          <span className="font-mono text-sm [overflow-wrap:anywhere]">{model}</span>
          {isRehearsal && <RehearsalMark />}
        </span>
      </TableCell>
      {price ? (
        <>
          <TableCell isNumeric>${price.inputPerMillion}</TableCell>
          <TableCell isNumeric>{price.cachedPerMillion === null ? 'as in' : `$${price.cachedPerMillion}`}</TableCell>
          <TableCell isNumeric>${price.outputPerMillion}</TableCell>
          <TableCell isNumeric>{formatPercent(Number(price.batchShare))}</TableCell>
          <TableCell className="text-sm whitespace-nowrap text-muted max-sm:hidden">
            {changedAt ? `${changedBy ?? 'somebody'}, ${formatMoment(changedAt)}` : null}
          </TableCell>
        </>
      ) : (
        <TableCell colSpan={5} className="text-sm text-muted">
          {isRehearsal
            ? 'Costs nothing. Give it a price to rehearse a budget.'
            : 'No price: money is not counted, and a cap cannot hold.'}
        </TableCell>
      )}
      <TableCell className="text-right">
        <Button
          size="sm"
          className="max-sm:whitespace-normal max-sm:h-auto max-sm:py-1"
          disabledReason={reasonAgainst}
          onClick={onEdit}
          aria-label={price ? `Change the price of ${model}` : `Set a price for ${model}`}
        >
          {price ? 'Change' : 'Set a price'}
        </Button>
      </TableCell>
    </TableRow>
  );
}
