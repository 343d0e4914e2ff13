/** This browser tab's outbox: one per person, sending whatever page of the studio is open, one tab at a time. */
import type { Id } from '@/lib/core/domain/identifier';
import { createOutbox, type Outbox, type OutboxAnswer } from './outbox';
import { browserStorage } from './outbox-storage';
import { postDecisions } from './post-decisions';

const DELAYS = { firstMs: 30, batchMs: 400, retryMs: [1000, 2000, 4000, 8000, 15_000, 30_000] } as const;
const NAME = 'evol-studio.outbox';

const outboxes = new Map<Id, Outbox>();

export function outboxOf(personId: Id): Outbox {
  const known = outboxes.get(personId);
  if (known) return known;
  const channel = new BroadcastChannel(`${NAME}.${personId}`);
  const outbox = createOutbox({
    personId,
    storage: browserStorage(),
    post: postDecisions,
    alone,
    broadcast: (answers) => channel.postMessage(answers),
    delays: DELAYS,
  });
  outboxes.set(personId, outbox);
  channel.onmessage = (message: MessageEvent<OutboxAnswer[]>) => outbox.hear(message.data);
  window.addEventListener('pagehide', () => outbox.leave());
  window.addEventListener('pageshow', () => void outbox.flush());
  window.addEventListener('online', () => void outbox.flush());
  document.addEventListener('visibilitychange', () => void outbox.flush());
  void outbox.open();
  return outbox;
}

/** Over plain HTTP from another machine there are no locks: two tabs may then send the same event, and the server stores it once. */
async function alone(work: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return work();
  await navigator.locks.request(NAME, work);
}
