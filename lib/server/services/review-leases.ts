/** The review room, handed out: items that nobody else has in hand, and what is left. */
import type { Lease, LeasedItem, OpenFilter, QueueLeft } from '@/lib/core/contract/reviews';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import type { LeaseOrder } from '@/lib/core/domain/review';
import { database, inTransaction } from '../store/connection';
import { listAssignments } from '../store/review-assignments';
import { hasAudit } from '../store/review-blind';
import { firstFree, leasesOfOthers } from '../store/review-held';
import { reviewItems } from '../store/review-items';
import * as store from '../store/review-leases';
import { queueLeft } from '../store/review-left';
import type { Asking, MadeAt } from '../store/review-open';
import { itemFor } from '../store/review-others';
import { skippedSince } from '../store/review-skips';
import { authorise } from './access';

const SITTING_MS = 12 * 60 * 60_000;
/** Between finding and taking others may take the same; then there is another look. */
const LOOKS = 8;

type LeaseInput = {
  projectId: Id;
  filter: OpenFilter;
  order: LeaseOrder;
  limit: number;
  holding: Id[];
  since?: string | undefined;
};
type Renewed = Lease & { evolutionId: Id };

export async function leaseItems(
  person: Person,
  input: LeaseInput,
): Promise<{ items: LeasedItem[]; renewed: Renewed[]; left: QueueLeft }> {
  const scope = await authorise(person, input.projectId, 'review.decide');
  const asking = await askingOf(scope, person, input);
  const from = await firstFree(database(), scope, asking);
  const { renewed, taken } = await takeMore(scope, { ...asking, from }, input);
  const [items, left] = await Promise.all([leasedItems(scope, person, taken), queueLeft(database(), scope, asking)]);
  return { items, renewed: renewed.map(({ evolutionId, ...row }) => ({ evolutionId, ...leaseOf(row) })), left };
}

async function askingOf(scope: ProjectScope, person: Person, input: LeaseInput): Promise<Asking> {
  const since = input.since ? new Date(input.since) : new Date(Date.now() - SITTING_MS);
  const [assignments, skipped, isAudited, othersHold] = await Promise.all([
    listAssignments(database(), scope),
    skippedSince(database(), scope, person.id, since),
    hasAudit(database(), scope),
    leasesOfOthers(database(), scope, person.id),
  ]);
  const { filter, order } = input;
  return { personId: person.id, filter, order, assignments, skipped, hasAudit: isAudited, othersHold };
}

function takeMore(scope: ProjectScope, asking: Asking & { from: MadeAt | null }, { holding, limit }: LeaseInput) {
  const { personId, order } = asking;
  return inTransaction(async (tx) => {
    const renewed = holding.length > 0 ? await store.renewLeases(tx, scope, personId, holding) : [];
    const kept = new Set(renewed.map((row) => row.evolutionId));
    const ranOut = holding.filter((id) => !kept.has(id));
    if (ranOut.length > 0) {
      const ids = await store.lockOpen(tx, scope, { order, ids: ranOut });
      renewed.push(...(await store.takeLeases(tx, scope, { personId, order, ids })));
    }
    const taken: store.LeaseRow[] = [];
    const seen = [...holding];
    for (let look = 0; look < LOOKS && taken.length < limit; look += 1) {
      const wish = { ...asking, without: seen, limit: limit - taken.length };
      const ids = await store.lockCandidates(tx, scope, wish);
      if (ids.length === 0) break;
      seen.push(...ids);
      taken.push(...inOrder(ids, await store.takeLeases(tx, scope, { personId, order, ids })));
    }
    return { renewed, taken };
  });
}

function inOrder(ids: readonly Id[], rows: readonly store.LeaseRow[]): store.LeaseRow[] {
  const byId = new Map(rows.map((row) => [row.evolutionId, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

async function leasedItems(
  scope: ProjectScope,
  person: Person,
  rows: readonly store.LeaseRow[],
): Promise<LeasedItem[]> {
  const ids = rows.map((row) => row.evolutionId);
  const items = new Map(
    (await reviewItems(database(), scope, person.id, ids)).map((item) => [item.evolution.id, item]),
  );
  return rows.flatMap((row) => {
    const item = items.get(row.evolutionId);
    return item ? { ...itemFor(person.id, item), lease: leaseOf(row) } : [];
  });
}

function leaseOf({ leaseId, expiresAt }: Pick<store.LeaseRow, 'leaseId' | 'expiresAt'>): Lease {
  return { leaseId, expiresAt: expiresAt.toISOString() };
}

export async function releaseItems(person: Person, input: { projectId: Id; evolutionIds: Id[] }) {
  const scope = await authorise(person, input.projectId, 'review.decide');
  await store.releaseLeases(database(), scope, person.id, input.evolutionIds);
  return {};
}
