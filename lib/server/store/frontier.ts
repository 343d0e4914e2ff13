/** What a round of a run evolves, in SQL: the newest effectively kept head of each lineage or its seed (arXiv 2304.12244 §3.2), or the whole pool. */
import type { Id } from '@/lib/core/domain/identifier';
import type { PoolPolicy } from '@/lib/core/domain/run';
import type { Parent } from '@/lib/core/evolution/frontier';
import type { Db } from './connection';
import { Prisma } from './generated/client';

/** What evolutions of earlier rounds say, from the newest to the oldest within a lineage. */
const newestFirst = Prisma.sql`"roundNumber" DESC, (attempt IS NULL) DESC, attempt DESC, id DESC`;
const oldestFirst = Prisma.sql`"roundNumber", (attempt IS NULL), attempt, id`;

/**
 * Computes what `headOf` and `poolOf` of core/evolution/frontier.ts say, for a whole run: decisions of people count, because both are derived
 * from the effective status and not stored. By lineage; parents of one lineage in the order in which they were made.
 */
export async function readParents(db: Db, runId: Id, roundNumber: number, policy: PoolPolicy): Promise<Parent[]> {
  // Before the planner knows a run of 50,000 new rows it would join them by nested loops. Ends with the transaction.
  await db.$queryRaw`SELECT set_config('enable_nestloop', 'off', true)`;
  return db.$queryRaw<Parent[]>(
    policy === 'whole_pool' ? poolQuery(runId, roundNumber) : headsQuery(runId, roundNumber, policy),
  );
}

/** How many there are. */
export async function countParents(db: Db, runId: Id, roundNumber: number, policy: PoolPolicy): Promise<number> {
  const parents = policy === 'whole_pool' ? poolQuery(runId, roundNumber) : headsQuery(runId, roundNumber, policy);
  const [row] = await db.$queryRaw<{ count: number }[]>(
    Prisma.sql`SELECT count(*)::int AS count FROM (${parents}) parents`,
  );
  return row?.count ?? 0;
}

function headsQuery(runId: Id, roundNumber: number, policy: PoolPolicy): Prisma.Sql {
  return Prisma.sql`
    WITH before AS (
      SELECT id, "lineageId", "roundNumber", attempt, state, status, "childId"
      FROM evolution WHERE "runId" = ${runId}::uuid AND "roundNumber" < ${roundNumber}::int
    ), heads AS (
      SELECT DISTINCT ON ("lineageId") "lineageId", "childId"
      FROM before
      WHERE status = 'kept' AND "childId" IS NOT NULL
      ORDER BY "lineageId", ${newestFirst}
    ), ended AS (
      SELECT "lineageId"
      FROM before
      WHERE ${policy === 'drop_failed'}::boolean AND state <> 'cancelled'
      GROUP BY "lineageId", "roundNumber"
      HAVING NOT coalesce(bool_or(status = 'kept'), false)
    )
    SELECT l.id AS "lineageId", l.ordinal, coalesce(h."childId", l."seedId") AS "parentId"
    FROM lineage l LEFT JOIN heads h ON h."lineageId" = l.id
    WHERE l."runId" = ${runId}::uuid AND l.id NOT IN (SELECT "lineageId" FROM ended)
    ORDER BY l.ordinal`;
}

function poolQuery(runId: Id, roundNumber: number): Prisma.Sql {
  return Prisma.sql`
    SELECT "lineageId", ordinal, "parentId" FROM (
      SELECT id AS "lineageId", ordinal, "seedId" AS "parentId", 0 AS "roundNumber", NULL::int AS attempt, id
      FROM lineage WHERE "runId" = ${runId}::uuid
      UNION ALL
      SELECT "lineageId", ordinal, "childId", "roundNumber", attempt, id
      FROM evolution
      WHERE "runId" = ${runId}::uuid AND "roundNumber" < ${roundNumber}::int AND status = 'kept' AND "childId" IS NOT NULL
    ) pool
    ORDER BY ordinal, ${oldestFirst}`;
}

/** The newest effectively kept head of one lineage, or its seed; whether the lineage is out under the policy `drop_failed` is not looked at. */
export async function readHead(db: Db, lineageId: Id): Promise<Id | null> {
  const [row] = await db.$queryRaw<{ headId: Id }[]>`
    SELECT coalesce((
      SELECT "childId" FROM evolution WHERE "lineageId" = l.id AND status = 'kept' AND "childId" IS NOT NULL
      ORDER BY ${newestFirst} LIMIT 1
    ), l."seedId") AS "headId" FROM lineage l WHERE l.id = ${lineageId}::uuid`;
  return row?.headId ?? null;
}
