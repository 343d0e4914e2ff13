'use client';
/** The filter of the queue, kept in the address: a link to "dropped by rule equal in round 2" can be sent to somebody. */
import { useSearchParams } from 'next/navigation';
import { leaseOrderOf, reviewFilterOf } from '@/lib/client/review-filter';
import type { ReviewFilter } from '@/lib/core/contract/reviews';
import type { LeaseOrder } from '@/lib/core/domain/review';

/** An item to begin with, from a link of another page. */
const EVOLUTION = 'evolutionId';

/** What the address says: the filter, and the order in which it is gone through. */
export type ReviewChoice = ReviewFilter & { order: LeaseOrder };

/** Not said in the address. */
const DEFAULTS = { show: 'open', order: 'as_made' } as const satisfies Partial<ReviewChoice>;

export function useReviewFilter() {
  const params = useSearchParams();
  const given = Object.fromEntries(params);
  return {
    filter: reviewFilterOf(given),
    order: leaseOrderOf(given['order']),
    evolutionId: params.get(EVOLUTION),
    set,
    clear,
    forgetEvolution,
  };
}

/** Next follows the browser's own history: the address changes without asking the server for the page again. */
function write(params: URLSearchParams): void {
  const query = params.toString();
  window.history.replaceState(null, '', query === '' ? window.location.pathname : `?${query}`);
}

function set(changes: Partial<ReviewChoice>): void {
  const params = new URLSearchParams(window.location.search);
  params.delete(EVOLUTION);
  const defaults: Record<string, unknown> = DEFAULTS;
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === defaults[name]) params.delete(name);
    else params.set(name, String(value));
  }
  write(params);
}

function clear(): void {
  write(new URLSearchParams());
}

function forgetEvolution(): void {
  set({});
}
