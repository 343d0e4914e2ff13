'use client';
/** How the studio is doing, as far as the person at this page must know. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { queries } from '@/lib/client/api-client';
import type { Health } from '@/lib/core/contract/studio';

export type HealthNews = { tone: 'bad' | 'good'; message: string; detail: string };

const ASK_EVERY_MS = 10_000;
/** While something is down the page waits for it with the person. */
const ASK_WHILE_DOWN_MS = 2_000;
const GOOD_NEWS_FOR_MS = 8_000;

function subscribeToConnection(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

function useIsOnline(): boolean {
  return useSyncExternalStore(
    subscribeToConnection,
    () => navigator.onLine,
    () => true,
  );
}

export function badNewsOf(health: Health | undefined, hasFailed: boolean, isOnline: boolean): HealthNews | null {
  if (!isOnline) {
    return {
      tone: 'bad',
      message: 'You are offline.',
      detail: 'Decisions are kept in this browser and sent when the connection is back.',
    };
  }
  if (hasFailed) {
    return {
      tone: 'bad',
      message: 'The studio does not answer.',
      detail:
        'It is started again by itself, and this page goes on when it is back. Decisions are kept in this browser.',
    };
  }
  if (health && !health.database.isReachable) {
    return {
      tone: 'bad',
      message: 'The database does not answer.',
      detail: 'It is started again by itself. Nothing that was saved is lost.',
    };
  }
  if (health && health.workers.alive === 0) {
    return {
      tone: 'bad',
      message: 'No worker is running.',
      detail: 'It is started again by itself; until then rounds wait. Reading and review go on.',
    };
  }
  return null;
}

/** What the last look showed; a change for the better is news, too. */
type Seen = { bad: HealthNews | null; workerStartedAt: string | null };

export function goodNewsOf(before: Seen, now: Seen): HealthNews | null {
  if (now.bad) return null;
  if (before.bad) return { tone: 'good', message: 'Back again.', detail: 'Everything goes on where it stopped.' };
  const wasRestarted =
    before.workerStartedAt !== null && now.workerStartedAt !== null && now.workerStartedAt > before.workerStartedAt;
  if (!wasRestarted) return null;
  return {
    tone: 'good',
    message: 'A worker has just been started.',
    detail: 'Rounds that waited for it go on by themselves.',
  };
}

/** The same object when nothing changed. A worker that is away is remembered, so that its return is seen as a start. */
export function afterLook(last: Seen, look: Seen): Seen {
  const workerStartedAt = look.workerStartedAt ?? last.workerStartedAt;
  const isSame = last.bad?.message === look.bad?.message && last.workerStartedAt === workerStartedAt;
  return isSame ? last : { bad: look.bad, workerStartedAt };
}

export function useHealthNews(): HealthNews | null {
  const isOnline = useIsOnline();
  const { data, isError, isPaused } = useQuery(
    queries.studio.health.queryOptions({
      retry: false,
      refetchInterval: (query) =>
        query.state.status === 'error' || query.state.data?.status === 'degraded' ? ASK_WHILE_DOWN_MS : ASK_EVERY_MS,
    }),
  );
  const bad = badNewsOf(data, isError && !isPaused, isOnline);
  const seen: Seen = { bad, workerStartedAt: data?.workers.startedAt ?? null };
  const [last, setLast] = useState(seen);
  const [good, setGood] = useState<HealthNews | null>(null);
  const next = afterLook(last, seen);
  if (next !== last) {
    setGood(goodNewsOf(last, next));
    setLast(next);
  }
  useEffect(() => {
    if (!good) return;
    const timer = setTimeout(() => setGood(null), GOOD_NEWS_FOR_MS);
    return () => clearTimeout(timer);
  }, [good]);
  return bad ?? good;
}
