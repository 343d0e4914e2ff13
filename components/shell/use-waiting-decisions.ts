'use client';
/** Decisions that the review room left in this browser are sent from whatever page is open next. */
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { queries } from '@/lib/client/api-client';

export function useWaitingDecisions(): void {
  const personId = useQuery(queries.people.me.queryOptions()).data?.id;
  useEffect(() => {
    if (!personId) return;
    // Loaded after the page: no page waits for it.
    void import('@/lib/client/browser-outbox').then(({ outboxOf }) => outboxOf(personId));
  }, [personId]);
}
