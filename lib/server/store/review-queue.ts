/** The queue of the review room: which evolutions, in which order, and how many. Keyset pages over (run, round, lineage, id); run ids sort by their time. */
import type { ReviewFilter } from '@/lib/core/contract/reviews';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Db } from './connection';
import { Prisma } from './generated/client';
import { blindTo } from './review-blind';

export type QueueKey = { runId: Id; roundNumber: number; ordinal: number; id: Id };

export function queuePage(
  db: Db,
  scope: ProjectScope,
  query: { filter: ReviewFilter; personId: Id; after: QueueKey | null; limit: number },
): Promise<QueueKey[]> {
  const { filter, personId, after, limit } = query;
  const from = after
    ? Prisma.sql`AND (e."runId", e."roundNumber", e.ordinal, e.id)
        > (${after.runId}::uuid, ${after.roundNumber}::int, ${after.ordinal}::int, ${after.id}::uuid)`
    : Prisma.empty;
  return db.$queryRaw<QueueKey[]>(Prisma.sql`
    SELECT e."runId", e."roundNumber", e.ordinal, e.id FROM evolution e
    WHERE ${reviewable(scope, filter, personId)} ${shown(filter.show, personId)} ${from}
    ORDER BY e."runId", e."roundNumber", e.ordinal, e.id LIMIT ${limit}`);
}

/** `openCount`: not decided by this person; `totalCount`: see the contract. Counted in one pass. */
export async function queueCounts(
  db: Db,
  scope: ProjectScope,
  query: { filter: ReviewFilter; personId: Id },
): Promise<{ openCount: number; totalCount: number }> {
  const { filter, personId } = query;
  const isShown =
    filter.show === 'flagged'
      ? Prisma.sql`e."isFlagged"`
      : filter.show === 'mine'
        ? Prisma.sql`d."personId" IS NOT NULL`
        : Prisma.sql`true`;
  const rows = await db.$queryRaw<{ openCount: bigint; totalCount: bigint }[]>(Prisma.sql`
    SELECT count(*) FILTER (WHERE d."personId" IS NULL AND NOT e."isFlagged") AS "openCount",
           count(*) FILTER (WHERE ${isShown}) AS "totalCount"
    FROM evolution e LEFT JOIN review_decision d ON d."evolutionId" = e.id AND d."personId" = ${personId}
    WHERE ${reviewable(scope, filter, personId)}`);
  return { openCount: Number(rows[0]?.openCount ?? 0), totalCount: Number(rows[0]?.totalCount ?? 0) };
}

function reviewable(scope: ProjectScope, filter: ReviewFilter, personId: Id): Prisma.Sql {
  const conditions = [
    Prisma.sql`e."projectId" = ${scope.projectId}::uuid AND e."childId" IS NOT NULL AND e.state IN ('kept', 'eliminated', 'undecided')`,
  ];
  if (filter.runId) conditions.push(Prisma.sql`e."runId" = ${filter.runId}::uuid`);
  if (filter.round) conditions.push(Prisma.sql`e."roundNumber" = ${filter.round}::int`);
  if (filter.operation) conditions.push(Prisma.sql`e.operation = ${filter.operation}`);
  if (filter.status) conditions.push(Prisma.sql`e.status = ${filter.status}`);
  if (filter.rule) conditions.push(Prisma.sql`e.rule = ${filter.rule}`);
  // To stand under such a filter would be its verdict in other words.
  if (filter.status || filter.rule) conditions.push(Prisma.sql`NOT ${blindTo(personId)}`);
  return Prisma.join(conditions, ' AND ');
}

function shown(show: ReviewFilter['show'], personId: Id): Prisma.Sql {
  const mine = Prisma.sql`(SELECT 1 FROM review_decision d WHERE d."evolutionId" = e.id AND d."personId" = ${personId})`;
  switch (show) {
    case 'open':
      return Prisma.sql`AND NOT e."isFlagged" AND NOT EXISTS ${mine}`;
    case 'mine':
      return Prisma.sql`AND EXISTS ${mine}`;
    case 'flagged':
      return Prisma.sql`AND e."isFlagged"`;
    case 'all':
      return Prisma.empty;
  }
}
