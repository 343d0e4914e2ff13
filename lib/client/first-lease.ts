/** The first items of a sitting: asked for once, however often a page mounts while they are on their way, and given back when nobody takes them. */
import type { Id } from '@/lib/core/domain/identifier';
import { type LeaseQuery, leasePage, releaseLeases } from './review-leases';
import type { QueuePage } from './review-sitting';

type Opening = { page: Promise<QueuePage>; claims: number };

const openings = new Map<string, Opening>();

export function claimFirstLease(query: LeaseQuery): { page: Promise<QueuePage>; take: () => void; leave: () => void } {
  const key = JSON.stringify(query);
  const opening = openings.get(key) ?? { page: open(query), claims: 0 };
  openings.set(key, opening);
  opening.claims += 1;
  const forget = () => openings.get(key) === opening && openings.delete(key);
  opening.page.catch(forget);
  return {
    page: opening.page,
    /** From here on the sitting gives them back. */
    take: forget,
    leave: () => {
      opening.claims -= 1;
      // React mounts twice while it is being developed: whoever comes back at once takes them.
      setTimeout(() => {
        if (opening.claims > 0 || !forget()) return;
        opening.page.then((page) => releaseLeases(query.projectId, idsOf(page))).catch(() => undefined);
      });
    },
  };
}

async function open(query: LeaseQuery): Promise<QueuePage> {
  // What another filter held is given back in the same moment, and before this.
  await new Promise((resolve) => setTimeout(resolve));
  return leasePage(query, null);
}

const idsOf = (page: QueuePage): Id[] => page.items.map((item) => item.evolution.id);
