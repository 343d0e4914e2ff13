'use client';
/** The filter of the queue, kept in the address: a link to "dropped by rule equal in round 2" can be sent to somebody. */
import { useSearchParams } from 'next/navigation';
import { leaseOrderOf, reviewFilterOf } from '@/lib/client/review-filter';
import type { ReviewFilter } from '@/lib/core/contract/reviews';
import type { LeaseOrder } from '@/lib/core/domain/review';

/** An item to begin with, from a link of another page. */
const EVOLUTION = 'evolutionId';

type Change = Partial<Record<keyof ReviewFilter | 'order' | typeof EVOLUTION, string | number | undefined>>;

export function useReviewFilter() {
  const params = useSearchParams();
  const given = Object.fromEntries(params);
  return {
    filter: reviewFilterOf(given),
    order: leaseOrderOf(given['order']),
    evolutionId: params.get(EVOLUTION),
    set,
    setOrder,
    clear,
    forgetEvolution,
  };
}

/** Next follows the browser's own history: the address changes without asking the server for the page again. */
function write(params: URLSearchParams): void {
  const query = params.toString();
  window.history.replaceState(null, '', query === '' ? window.location.pathname : `?${query}`);
}

function change(changes: Change): void {
  const params = new URLSearchParams(window.location.search);
  for (const [name, value] of Object.entries({ ...changes, [EVOLUTION]: undefined })) {
    if (value === undefined) params.delete(name);
    else params.set(name, String(value));
  }
  write(params);
}

function set(changes: Partial<ReviewFilter>): void {
  change('show' in changes ? { ...changes, show: changes.show === 'open' ? undefined : changes.show } : changes);
}

function setOrder(order: LeaseOrder): void {
  change({ order: order === 'as_made' ? undefined : order });
}

function clear(): void {
  write(new URLSearchParams());
}

function forgetEvolution(): void {
  change({});
}
