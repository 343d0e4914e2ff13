'use client';
/** Whether what was settled is with the server. */
import { useSyncExternalStore } from 'react';
import { outboxOf } from '@/lib/client/browser-outbox';
import type { OutboxState } from '@/lib/client/outbox';
import type { Id } from '@/lib/core/domain/identifier';

const NOTHING: OutboxState = { waiting: 0, problem: null };

export function PendingMark({ personId }: { personId: Id }) {
  const { waiting, problem } = useSyncExternalStore(
    (listener) => outboxOf(personId).onState(listener),
    () => outboxOf(personId).state(),
    () => NOTHING,
  );
  if (waiting === 0) return <span>saved</span>;
  if (!problem) return <span>{waiting} pending</span>;
  return (
    <span className="text-caution" title={problem.message}>
      {waiting} waiting: they are kept in this browser and sent as soon as the studio answers
    </span>
  );
}
