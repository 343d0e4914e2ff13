/** The frontier of a run in SQL: the newest effectively kept head of each lineage, or its seed (arXiv 2304.12244 §3.2). */
import type { Id } from '@/lib/core/domain/identifier';
import type { OnFailure } from '@/lib/core/domain/run';
import type { Db } from './connection';

export type FrontierHead = { lineageId: Id; ordinal: number; headId: Id };

/**
 * Computes what `headOf` of core/evolution/frontier.ts says, for a whole run: decisions of people count, because the head is derived from the
 * effective status and not stored. Under on_failure `drop` a lineage is out after a round that tried it and kept nothing of it.
 */
export async function readFrontier(
  db: Db,
  runId: Id,
  roundNumber: number,
  onFailure: OnFailure['kind'],
): Promise<FrontierHead[]> {
  // Before the planner knows a run of 50,000 new rows it would join them by nested loops. Ends with the transaction.
  await db.$queryRaw`SELECT set_config('enable_nestloop', 'off', true)`;
  return db.$queryRaw<FrontierHead[]>`
    WITH before AS (
      SELECT id, "lineageId", "roundNumber", attempt, state, status, "childId"
      FROM evolution WHERE "runId" = ${runId}::uuid AND "roundNumber" < ${roundNumber}
    ), heads AS (
      SELECT DISTINCT ON ("lineageId") "lineageId", "childId"
      FROM before
      WHERE status = 'kept' AND "childId" IS NOT NULL
      ORDER BY "lineageId", "roundNumber" DESC, (attempt IS NULL) DESC, attempt DESC, id DESC
    ), ended AS (
      SELECT "lineageId"
      FROM before
      WHERE ${onFailure === 'drop'} AND state <> 'cancelled'
      GROUP BY "lineageId", "roundNumber"
      HAVING NOT coalesce(bool_or(status = 'kept'), false)
    )
    SELECT l.id AS "lineageId", l.ordinal, coalesce(h."childId", l."seedId") AS "headId"
    FROM lineage l LEFT JOIN heads h ON h."lineageId" = l.id
    WHERE l."runId" = ${runId}::uuid AND l.id NOT IN (SELECT "lineageId" FROM ended)
    ORDER BY l.ordinal`;
}

/** The newest effectively kept head of one lineage, or its seed; whether the lineage is out under on_failure `drop` is not looked at. */
export async function readHead(db: Db, lineageId: Id): Promise<Id | null> {
  const [row] = await db.$queryRaw<{ headId: Id }[]>`
    SELECT coalesce((
      SELECT "childId" FROM evolution WHERE "lineageId" = l.id AND status = 'kept' AND "childId" IS NOT NULL
      ORDER BY "roundNumber" DESC, (attempt IS NULL) DESC, attempt DESC, id DESC LIMIT 1
    ), l."seedId") AS "headId" FROM lineage l WHERE l.id = ${lineageId}::uuid`;
  return row?.headId ?? null;
}
