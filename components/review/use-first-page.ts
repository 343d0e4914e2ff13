'use client';
'use no memo';
/** What a sitting begins with: items handed out to me, or the first page of a look back. Asked for anew each time: a kept one would show what is decided already. */
import { useEffect, useState } from 'react';
import { api } from '@/lib/client/api-client';
import { openingQuery } from '@/lib/client/early-lease';
import { claimFirstLease } from '@/lib/client/first-lease';
import { queueInput } from '@/lib/client/review-filter';
import type { QueuePage } from '@/lib/client/review-sitting';
import type { ReviewFilter } from '@/lib/core/contract/reviews';
import type { Id } from '@/lib/core/domain/identifier';
import type { LeaseOrder } from '@/lib/core/domain/review';

export type RoomQuery = { filter: ReviewFilter; order: LeaseOrder };

type FirstPage = { key: string; page: QueuePage | null; error: unknown };

export function useFirstPage(projectId: Id, query: RoomQuery, since: string) {
  const key = JSON.stringify(query);
  const [state, setState] = useState<FirstPage>({ key, page: null, error: null });
  const isMissing = state.key !== key || (state.page === null && state.error === null);
  useEffect(() => {
    if (!isMissing) return;
    const first = claimFirst(projectId, JSON.parse(key) as RoomQuery, since);
    let isLeft = false;
    first.page.then(
      (page) => {
        if (isLeft) return;
        first.take();
        setState({ key, page, error: null });
      },
      (error: unknown) => !isLeft && setState({ key, page: null, error }),
    );
    return () => {
      isLeft = true;
      first.leave();
    };
  }, [projectId, key, since, isMissing]);
  const retry = () => setState({ key, page: null, error: null });
  return state.key === key ? { ...state, retry } : { key, page: null, error: null, retry };
}

function claimFirst(projectId: Id, query: RoomQuery, since: string) {
  const opening = openingQuery(projectId, query, since);
  if (opening !== null) return claimFirstLease(opening);
  const nothing = () => undefined;
  return { page: api.reviews.queue(queueInput(projectId, query.filter)), take: nothing, leave: nothing };
}
