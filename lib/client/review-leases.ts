/** The queue as it is handed out: evolutions that are mine for ten minutes at a time, so that two people, or two tabs of one person, never hold the same. */
import type { LeasedItem, OpenFilter, QueueLeft } from '@/lib/core/contract/reviews';
import type { Id } from '@/lib/core/domain/identifier';
import type { LeaseOrder } from '@/lib/core/domain/review';
import { problemOfResponse } from './problem';
import { heldIds, type QueuePage, type Sitting } from './review-sitting';
import { askingAlone, holdNothing } from './tab-holdings';

export const LEASE_SIZE = 20;
/** A request names no more than these: the schema of the call. */
const MOST_HELD = 200;
const TIMEOUT_MS = 20_000;

export type LeaseQuery = { projectId: Id; filter: OpenFilter; order: LeaseOrder; since: string };

type LeaseAnswer = {
  items: LeasedItem[];
  renewed: { evolutionId: Id; leaseId: Id; expiresAt: string }[];
  left: QueueLeft;
};

const path = (projectId: Id, rest = '') => `/api/projects/${projectId}/review/leases${rest}`;

/** One call after another: what is given back is free before more is asked for. */
let line: Promise<unknown> = Promise.resolve();
function inLine<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  const result = line.then(work);
  line = result.catch(() => undefined);
  return result;
}

async function post(address: string, body: unknown, isLeaving = false): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  const call = { method: 'POST', headers, body: JSON.stringify(body) };
  // Other tabs wait in line for this one, so it does not wait for ever.
  const limits = isLeaving ? { keepalive: true } : { signal: AbortSignal.timeout(TIMEOUT_MS) };
  const response = await fetch(address, { ...call, ...limits }).catch((error: unknown) => {
    throw error instanceof DOMException ? new TypeError(error.message) : error;
  });
  if (!response.ok) throw await problemOfResponse(response);
  return response;
}

/** What comes is appended; what is mine no longer is named, so that it can be taken out before anybody sees it. */
export function leasePage(query: LeaseQuery, sitting: Sitting | null, limit = LEASE_SIZE): Promise<QueuePage> {
  const { projectId, ...asked } = query;
  return inLine(() =>
    askingAlone(projectId, async (othersHold) => {
      const held = sitting ? heldIds(sitting) : [];
      const holding = [...held, ...othersHold].slice(0, MOST_HELD);
      // Checked by the contract where it is made; here it would cost the first item a library.
      const given: LeaseAnswer = await (await post(path(projectId), { ...asked, limit, holding })).json();
      const answer = pageOf(given, held, limit);
      return { answer, holds: [...(answer.lease?.mine.keys() ?? [])] };
    }),
  );
}

function pageOf({ items, renewed, left }: LeaseAnswer, held: readonly Id[], limit: number): QueuePage {
  const known = new Set(held);
  const mine = new Map(
    renewed.filter((lease) => known.has(lease.evolutionId)).map((lease) => [lease.evolutionId, lease.leaseId]),
  );
  for (const item of items) mine.set(item.evolution.id, item.lease.leaseId);
  return {
    items,
    nextCursor: items.length > 0 && items.length === limit ? 'more' : null,
    openCount: left.open,
    totalCount: null,
    lease: { left, mine, lost: held.filter((id) => !mine.has(id)) },
  };
}

/** Nobody waits for it: what is not given back runs out by itself. */
export function releaseLeases(projectId: Id, evolutionIds: readonly Id[], isLeaving = false): void {
  const send = async () => {
    holdNothing();
    if (evolutionIds.length > 0) await post(path(projectId, '/release'), { evolutionIds }, isLeaving);
  };
  (isLeaving ? send() : inLine(send)).catch(() => undefined);
}
