'use client';
/** A sitting for as long as the room is open with one filter. */
import { useEffect, useState, useSyncExternalStore } from 'react';
import { v4 } from 'uuid';
import { api } from '@/lib/client/api-client';
import { outboxOf } from '@/lib/client/browser-outbox';
import { queueInput } from '@/lib/client/review-filter';
import { type LeaseQuery, leasePage, releaseLeases } from '@/lib/client/review-leases';
import { createReviewSession, type ReviewSession } from '@/lib/client/review-session';
import type { QueuePage } from '@/lib/client/review-sitting';
import type { Me } from '@/lib/client/review-standing';
import type { Id } from '@/lib/core/domain/identifier';
import type { RoomQuery } from './use-first-page';

type SessionInput = { projectId: Id; query: RoomQuery; since: string; me: Me; firstPage: QueuePage };

export function useReviewSession(input: SessionInput) {
  const [session] = useState(() => openSession(input));
  const view = useSyncExternalStore(session.subscribe, session.get, session.get);
  useEffect(() => session.start(), [session]);
  useEffect(() => followPage(session), [session]);
  return { session, view };
}

function openSession({ projectId, query, since, me, firstPage }: SessionInput): ReviewSession {
  const { filter, order } = query;
  const { show, ...open } = filter;
  const isHandedOut = show === 'open';
  const lease: LeaseQuery = { projectId, filter: open, order, since };
  return createReviewSession({
    me,
    projectId,
    showsOpenOnly: isHandedOut,
    firstPage,
    readPage: (cursor, sitting) =>
      isHandedOut
        ? leasePage(lease, sitting)
        : api.reviews.queue({ ...queueInput(projectId, filter), ...(cursor ? { cursor } : {}) }),
    renewHeld: isHandedOut ? (sitting) => leasePage(lease, sitting, 0) : null,
    giveBack: (ids, isLeaving) => releaseLeases(projectId, ids, isLeaving),
    readItem: (evolutionId) => api.reviews.item({ projectId, evolutionId }),
    outbox: () => outboxOf(me.id),
    newId: v4,
    now: Date.now,
  });
}

/** Left sittings, until the end of the moment in which they were left: React mounts twice while it is being developed. */
const leaving = new Map<ReviewSession, ReturnType<typeof setTimeout>>();

/** Gives back what is in hand when the room, or the page, is left; a page that comes back asks for it again. */
function followPage(session: ReviewSession): () => void {
  clearTimeout(leaving.get(session));
  const put = () => session.leave(true);
  const back = (event: PageTransitionEvent) => event.persisted && session.resume();
  window.addEventListener('pagehide', put);
  window.addEventListener('pageshow', back);
  // What could not be read without a line is read with the next one, not by a press.
  window.addEventListener('online', session.refresh);
  return () => {
    window.removeEventListener('pagehide', put);
    window.removeEventListener('pageshow', back);
    window.removeEventListener('online', session.refresh);
    leaving.set(
      session,
      setTimeout(() => session.leave(false)),
    );
  };
}
