/** The first items are asked for when this script arrives, not after the page has come to life: what stands on the address is all that the question needs. */

import type { ReviewFilter } from '@/lib/core/contract/reviews';
import type { Id } from '@/lib/core/domain/identifier';
import type { LeaseOrder } from '@/lib/core/domain/review';
import { claimFirstLease } from './first-lease';
import { leaseOrderOf, reviewFilterOf } from './review-filter';
import type { LeaseQuery } from './review-leases';

/** A page that has not come to life by then gives back what it was handed. */
const WAITS_MS = 10_000;

/** Null: a look back, which hands out nothing. The key of an opening is this as text, so it is made in one place. */
export function openingQuery(
  projectId: Id,
  { filter, order }: { filter: ReviewFilter; order: LeaseOrder },
  since: string,
): LeaseQuery | null {
  const { show, ...open } = filter;
  return show === 'open' ? { projectId, filter: open, order, since } : null;
}

/** Only a tab whose address is the room's: a page that is merely fetched beforehand asks for nothing. */
function beginEarly(): { projectId: Id; since: string } | null {
  if (typeof window === 'undefined') return null;
  const [, projectId] = /^\/projects\/([\da-f-]{36})\/review$/.exec(window.location.pathname) ?? [];
  if (projectId === undefined) return null;
  const given = Object.fromEntries(new URLSearchParams(window.location.search));
  const since = new Date().toISOString();
  const room = { filter: reviewFilterOf(given), order: leaseOrderOf(given['order']) };
  const query = openingQuery(projectId, room, since);
  if (query === null) return null;
  const { leave } = claimFirstLease(query);
  setTimeout(() => {
    early = null;
    leave();
  }, WAITS_MS);
  return { projectId, since };
}

let early = beginEarly();

/** From when on what was skipped is not handed out again: since the items that are on their way were asked for, otherwise since now. */
export function beginSitting(projectId: Id): string {
  return early?.projectId === projectId ? early.since : new Date().toISOString();
}
