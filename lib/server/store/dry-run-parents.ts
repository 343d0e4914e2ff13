/** Which instructions a dry run can take as parents, and which child its operation made of each of them before. */
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { DataFormat, OperationId } from '@/lib/core/domain/operation';
import type { Db } from './connection';
import { readParents } from './frontier';
import { blindTo } from './review-blind';
import type { RunRecord } from './runs';

/** What the run's next round would evolve as things are now, in the order of its seeds. Must run in a transaction of its own. */
export async function frontierParents(tx: Db, { id, config }: RunRecord): Promise<Id[]> {
  const last = await tx.round.aggregate({ where: { runId: id }, _max: { number: true } });
  const parents = await readParents(tx, id, (last._max.number ?? 0) + 1, config.poolPolicy);
  return parents.map(({ parentId }) => parentId);
}

/**
 * Of the last round that was planned: the parents of which this operation's child is dropped, in the order of the seeds, but for what this person must not know
 * yet. `round` 0: there was none.
 */
export async function droppedParents(
  db: Db,
  runId: Id,
  operation: OperationId,
  personId: Id,
): Promise<{ round: number; parentIds: Id[] }> {
  const last = await db.round.aggregate({ where: { runId, state: { not: 'planning' } }, _max: { number: true } });
  const round = last._max.number ?? 0;
  const rows = await db.$queryRaw<{ parentId: Id }[]>`
    SELECT e."parentId" FROM evolution e
    WHERE e."runId" = ${runId}::uuid AND e."roundNumber" = ${round} AND e.operation = ${operation} AND e.status = 'dropped' AND e.attempt IS NOT NULL
      AND NOT ${blindTo(personId)}
    GROUP BY e."parentId" ORDER BY min(e.ordinal), e."parentId"`;
  return { round, parentIds: rows.map(({ parentId }) => parentId) };
}

export type ParentText = { id: Id; text: string };

/** In the order of the ids; what is not of this project is left out. */
export async function parentTexts(db: Db, { projectId }: ProjectScope, ids: readonly Id[]): Promise<ParentText[]> {
  const rows = await db.instruction.findMany({
    where: { projectId, id: { in: [...ids] } },
    select: { id: true, text: true },
  });
  const known = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => known.get(id) ?? []);
}

export type OldChild = { parentId: Id; evolutionId: Id; dataFormat: DataFormat | null };

/** The newest with a verdict of each parent; of another operation, or made by a person, does not count. */
export async function oldChildren(
  db: Db,
  { projectId }: ProjectScope,
  parentIds: readonly Id[],
  operation: OperationId,
): Promise<Map<Id, OldChild>> {
  const rows = await db.$queryRaw<OldChild[]>`
    SELECT DISTINCT ON ("parentId") "parentId", id AS "evolutionId", "dataFormat" FROM evolution
    WHERE "parentId" = ANY(${[...parentIds]}::uuid[]) AND "projectId" = ${projectId}::uuid AND operation = ${operation}
      AND verdict IS NOT NULL AND attempt IS NOT NULL
    ORDER BY "parentId", id DESC`;
  return new Map(rows.map((row) => [row.parentId, row]));
}
