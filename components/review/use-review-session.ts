'use client';
/** A sitting for as long as the room is open with one filter. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { v4 } from 'uuid';
import { api, queries } from '@/lib/client/api-client';
import { outboxOf } from '@/lib/client/browser-outbox';
import { queueInput } from '@/lib/client/review-filter';
import { createReviewSession, type ReviewSession } from '@/lib/client/review-session';
import type { QueuePage } from '@/lib/client/review-sitting';
import type { Me } from '@/lib/client/review-standing';
import type { ReviewFilter } from '@/lib/core/contract/reviews';
import type { Id } from '@/lib/core/domain/identifier';

export function useReviewSession(input: { projectId: Id; filter: ReviewFilter; me: Me; firstPage: QueuePage }) {
  const [session] = useState(() => openSession(input));
  const view = useSyncExternalStore(session.subscribe, session.get, session.get);
  useEffect(() => session.start(), [session]);
  return { session, view };
}

function openSession({ projectId, filter, me, firstPage }: Parameters<typeof useReviewSession>[0]): ReviewSession {
  return createReviewSession({
    me,
    projectId,
    showsOpenOnly: filter.show === 'open',
    firstPage,
    readPage: (cursor) => api.reviews.queue({ ...queueInput(projectId, filter), ...(cursor ? { cursor } : {}) }),
    readItem: (evolutionId) => api.reviews.item({ projectId, evolutionId }),
    outbox: () => outboxOf(me.id),
    newId: v4,
    now: Date.now,
  });
}

/** The first page of a filter, asked for anew each time: a kept one would show what is decided already. */
export function useFirstPage(projectId: Id, filter: ReviewFilter) {
  const client = useQueryClient();
  const key = JSON.stringify(filter);
  const read = () => client.getQueryData(queries.reviews.queue.queryKey({ input: queueInput(projectId, filter) }));
  const [state, setState] = useState<{ key: string; page: QueuePage | null; error: unknown }>(() => ({
    key,
    page: read() ?? null,
    error: null,
  }));
  const isMissing = state.key !== key || (state.page === null && state.error === null);
  useEffect(() => {
    const options = queries.reviews.queue.queryOptions({
      input: queueInput(projectId, JSON.parse(key) as ReviewFilter),
    });
    let isLeft = false;
    if (isMissing) {
      client.fetchQuery({ ...options, staleTime: 0 }).then(
        (page) => !isLeft && setState({ key, page, error: null }),
        (error: unknown) => !isLeft && setState({ key, page: null, error }),
      );
    }
    return () => {
      isLeft = true;
      client.removeQueries({ queryKey: options.queryKey });
    };
  }, [client, projectId, key, isMissing]);
  const retry = () => setState({ key, page: null, error: null });
  return state.key === key ? { ...state, retry } : { key, page: null, error: null, retry };
}
