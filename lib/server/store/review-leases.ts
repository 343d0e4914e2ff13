/**
 * Leases: what is in whose hands. Taken in two steps within one transaction: first the evolutions are locked, those that somebody else is just taking left out; then, with
 * everything in sight that was taken before, leases are written for those that still want another person. Nothing here waits for a lock that somebody holds who waits.
 */
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Db } from './connection';
import { Prisma } from './generated/client';
import {
  AS_MADE,
  type Asking,
  allOf,
  decidedBy,
  hundredthsOf,
  isInHands,
  isOneOf,
  type MadeAt,
  open,
  openTo,
  otherHands,
  wanted,
} from './review-open';

export type LeaseRow = { evolutionId: Id; leaseId: Id; expiresAt: Date };

const LASTS = Prisma.sql`now() + interval '10 minutes'`;
const RETURNED = Prisma.sql`RETURNING "evolutionId", "leaseId", "expiresAt"`;

/** Those of `evolutionIds` that this person still holds, for another ten minutes. Without ids: everything they hold in the project. */
export function renewLeases(
  db: Db,
  scope: ProjectScope,
  personId: Id,
  evolutionIds?: readonly Id[],
): Promise<LeaseRow[]> {
  const named = evolutionIds ? Prisma.sql`AND "evolutionId" = ANY(${[...evolutionIds]}::uuid[])` : Prisma.empty;
  return db.$queryRaw<LeaseRow[]>(Prisma.sql`
    UPDATE review_lease SET "expiresAt" = ${LASTS} WHERE ("evolutionId", "personId") IN (
      SELECT "evolutionId", "personId" FROM review_lease
      WHERE "projectId" = ${scope.projectId}::uuid AND "personId" = ${personId} AND "expiresAt" > now() ${named}
      FOR UPDATE SKIP LOCKED)
    ${RETURNED}`);
}

/** `from`: where to look first. */
type Wish = Asking & { without: readonly Id[]; limit: number; from: MadeAt | null };

/** Up to `limit` evolutions that can be handed out, in the order asked for, locked. */
export async function lockCandidates(tx: Db, scope: ProjectScope, wish: Wish): Promise<Id[]> {
  const found: Id[] = [];
  for (const pass of passes(scope, wish)) {
    const limit = wish.limit - found.length;
    if (limit <= 0) break;
    const where = allOf([...pass.where, ...takeable(scope, wish)]);
    const parts = pass.by === AS_MADE ? hundredthsOf(wish) : null;
    const from = parts ? partsOf(parts, where, limit) : pass.from;
    const rows = await tx.$queryRaw<{ id: Id }[]>(Prisma.sql`
      SELECT e.id FROM ${from} WHERE ${parts ? Prisma.sql`true` : where}
      ORDER BY ${pass.by} LIMIT ${limit} FOR NO KEY UPDATE OF e SKIP LOCKED`);
    found.push(...rows.map((row) => row.id));
  }
  return found;
}

/** The first of each hundredth, from the index of shares: whoever has two of them reads a few rows, not through the shares of everybody else. */
const partsOf = (parts: readonly number[], where: Prisma.Sql, limit: number) => Prisma.sql`(
  SELECT first.id FROM unnest(${[...parts]}::int[]) AS part(hundredth) CROSS JOIN LATERAL (
    SELECT e.id FROM evolution e WHERE review_hundredth(e.id) = part.hundredth AND ${where} ORDER BY ${AS_MADE} LIMIT ${limit}
  ) first) near JOIN evolution e ON e.id = near.id`;

const EVOLUTIONS = Prisma.sql`evolution e`;
type Pass = { where: Prisma.Sql[]; from: Prisma.Sql; by: Prisma.Sql };

/** What is asked for first; where that ends, the rest as it was made. Each pass is the order of one index. */
function passes(scope: ProjectScope, { personId, order, from }: Wish): Pass[] {
  const isFree = Prisma.sql`NOT ${isInHands(scope, personId, wanted(order))}`;
  const asMade = (...where: Prisma.Sql[]) => ({ where, from: EVOLUTIONS, by: AS_MADE });
  const before = (column: 'agreement' | 'margin') => {
    const value = Prisma.raw(`e."${column}"`);
    const known = [Prisma.sql`${value} IS NOT NULL`, isFree];
    return [
      { where: known, from: EVOLUTIONS, by: Prisma.sql`${value}, e.id` },
      asMade(Prisma.sql`${value} IS NULL`, isFree),
    ];
  };
  switch (order) {
    case 'as_made': {
      if (from === null) return [asMade(isFree)];
      const start = Prisma.sql`(${from.runId}::uuid, ${from.place}::bigint, ${from.id}::uuid)`;
      // Near the start few are in anybody's hands, so that each is asked about.
      const isFreeHere = Prisma.sql`${otherHands(personId)} < ${wanted(order)}`;
      return [
        asMade(Prisma.sql`(${AS_MADE}) >= ${start}`, isFreeHere),
        asMade(Prisma.sql`(${AS_MADE}) < ${start}`, isFree),
      ];
    }
    case 'audit': {
      const drawn = Prisma.sql`audit_item i JOIN evolution e ON e.id = i."evolutionId" AND i."projectId" = e."projectId"`;
      return [{ where: [isFree], from: drawn, by: Prisma.sql`i.position, e.id` }];
    }
    case 'lowest_agreement':
      return before('agreement');
    case 'near_threshold':
      return before('margin');
  }
}

function takeable(scope: ProjectScope, wish: Wish): Prisma.Sql[] {
  const { personId, skipped, without } = wish;
  return [
    openTo(scope, wish),
    Prisma.sql`NOT ${decidedBy(personId)}`,
    Prisma.sql`NOT ${isOneOf([...skipped, ...without])}`,
  ];
}

/** Those of `ids` that are open, locked; what somebody else is just taking or deciding is left out. */
export async function lockOpen(
  tx: Db,
  scope: ProjectScope,
  { order, ids }: { order: Asking['order']; ids: readonly Id[] },
): Promise<Id[]> {
  if (ids.length === 0) return [];
  const rows = await tx.$queryRaw<{ id: Id }[]>(Prisma.sql`
    SELECT e.id FROM evolution e WHERE ${isOneOf(ids)} AND ${open(scope, order)} ORDER BY e.id FOR NO KEY UPDATE OF e SKIP LOCKED`);
  return rows.map((row) => row.id);
}

/** For those of `ids` that still want another person. They are locked by the caller in an earlier statement, so that this one sees every lease there is. */
export function takeLeases(
  tx: Db,
  scope: ProjectScope,
  wish: { personId: Id; order: Asking['order']; ids: readonly Id[] },
): Promise<LeaseRow[]> {
  const { personId, order, ids } = wish;
  if (ids.length === 0) return Promise.resolve([]);
  return tx.$queryRaw<LeaseRow[]>(Prisma.sql`
    INSERT INTO review_lease ("evolutionId", "personId", "projectId", "leaseId", "expiresAt")
    SELECT e.id, ${personId}, e."projectId", gen_random_uuid(), ${LASTS} FROM evolution e
    WHERE ${isOneOf(ids)} AND ${open(scope, order)} AND ${otherHands(personId)} < ${wanted(order)} AND NOT ${decidedBy(personId)}
    ON CONFLICT ("evolutionId", "personId") DO UPDATE SET "expiresAt" = excluded."expiresAt",
      "leaseId" = CASE WHEN review_lease."expiresAt" > now() THEN review_lease."leaseId" ELSE excluded."leaseId" END
    ${RETURNED}`);
}

/** Gives back; what a batch or another tab of the same person is just renewing stays. */
export async function releaseLeases(
  db: Db,
  scope: ProjectScope,
  personId: Id,
  evolutionIds: readonly Id[],
): Promise<void> {
  if (evolutionIds.length === 0) return;
  await db.$executeRaw(Prisma.sql`
    DELETE FROM review_lease WHERE ("evolutionId", "personId") IN (
      SELECT "evolutionId", "personId" FROM review_lease
      WHERE "projectId" = ${scope.projectId}::uuid AND "personId" = ${personId} AND "evolutionId" = ANY(${[...evolutionIds]}::uuid[])
      FOR UPDATE SKIP LOCKED)`);
}

/** Leases that ran out are dead already; this only keeps the table small. */
export async function forgetOldLeases(db: Db): Promise<void> {
  await db.$executeRaw`
    DELETE FROM review_lease WHERE ("evolutionId", "personId") IN (
      SELECT "evolutionId", "personId" FROM review_lease WHERE "expiresAt" < now() - interval '1 minute' FOR UPDATE SKIP LOCKED)`;
}
