/** A further attempt of an edge that a person asks for: what it would be made from, and what of its round stands as kept. */
import type { EvolutionState } from '@/lib/core/domain/evolution';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { OperationId } from '@/lib/core/domain/operation';
import type { Db } from './connection';
import { Prisma } from './generated/client';

export type EdgeToRepeat = {
  id: Id;
  runId: Id;
  roundId: Id;
  roundNumber: number;
  lineageId: Id;
  ordinal: number;
  parentId: Id;
  operation: string;
  state: EvolutionState;
};

export async function findEdge(db: Db, scope: ProjectScope, evolutionId: Id): Promise<EdgeToRepeat | null> {
  const row = await db.evolution.findFirst({
    where: { id: evolutionId, projectId: scope.projectId },
    select: {
      ...{ id: true, runId: true, roundId: true, roundNumber: true, lineageId: true, ordinal: true },
      ...{ parentId: true, operation: true, state: true },
    },
  });
  return row && { ...row, state: row.state as EvolutionState };
}

/** Of the edge's lineage and round: what stands as kept, whether something is still under way, and the last attempt's number. */
export async function findRivals(
  db: Db,
  { roundId, lineageId }: EdgeToRepeat,
): Promise<{ keptIds: Id[]; isUnderWay: boolean; lastAttempt: number }> {
  const rows = await db.evolution.findMany({
    where: { roundId, lineageId },
    select: { id: true, attempt: true, state: true, status: true },
    orderBy: { id: 'asc' },
  });
  const open: readonly string[] = ['planned', 'evolved', 'judged', 'answered'] satisfies EvolutionState[];
  return {
    keptIds: rows.filter((row) => row.status === 'kept').map((row) => row.id),
    isUnderWay: rows.some((row) => row.attempt !== null && open.includes(row.state)),
    lastAttempt: Math.max(0, ...rows.map((row) => row.attempt ?? 0)),
  };
}

/** The newest version of each operation's template. */
export function newestVersions(
  db: Db,
  scope: ProjectScope,
): Promise<{ id: Id; operation: OperationId; version: number }[]> {
  return db.$queryRaw(Prisma.sql`
    SELECT DISTINCT ON (operation) id, operation, version FROM template_version
    WHERE "projectId" = ${scope.projectId}::uuid ORDER BY operation, version DESC`);
}

/** A round that was over takes a further attempt. The caller holds it. */
export async function reopenRound(tx: Db, roundId: Id): Promise<void> {
  await tx.round.update({ where: { id: roundId }, data: { state: 'running', finishedAt: null } });
}
