/** A further attempt of an edge that a person asks for: what it would be made from, and what of its round stands as kept. */
import type { EvolutionState } from '@/lib/core/domain/evolution';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { OperationId } from '@/lib/core/domain/operation';
import { isSameSlot } from '@/lib/core/evolution/frontier';
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
  /** null: a person's edit */
  attempt: number | null;
  operation: string;
  state: EvolutionState;
};

export async function findEdge(db: Db, scope: ProjectScope, evolutionId: Id): Promise<EdgeToRepeat | null> {
  const row = await db.evolution.findFirst({
    where: { id: evolutionId, projectId: scope.projectId },
    select: {
      ...{ id: true, runId: true, roundId: true, roundNumber: true, lineageId: true, ordinal: true },
      ...{ parentId: true, attempt: true, operation: true, state: true },
    },
  });
  return row && { ...row, state: row.state as EvolutionState };
}

/** `ids`: all tries of the slot. */
export type Rivals = { ids: Id[]; keptIds: Id[]; isUnderWay: boolean; lastAttempt: number; taken: number[] };

/**
 * The tries of the edge's slot: what of them stands as kept, whether one is still under way, the last one's number, and the numbers that the
 * lineage has in this round. A person's edit belongs to the slot of what it replaced.
 */
export async function findRivals(
  db: Db,
  { id, roundId, lineageId, parentId }: EdgeToRepeat,
  perParent: number,
): Promise<Rivals> {
  const rows = await db.evolution.findMany({
    where: { roundId, lineageId },
    select: { id: true, parentId: true, attempt: true, editedFromId: true, state: true, status: true },
    orderBy: { id: 'asc' },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const numberOf = (rowId: Id | null): number | null => {
    const row = rowId === null ? undefined : byId.get(rowId);
    return row ? (row.attempt ?? numberOf(row.editedFromId)) : null;
  };
  const own = numberOf(id) ?? 1;
  const tries = rows.filter((row) => {
    const attempt = numberOf(row.id) ?? 1;
    return isSameSlot({ parentId, attempt: own }, { parentId: row.parentId, attempt }, perParent);
  });
  const open: readonly string[] = ['planned', 'evolved', 'judged', 'answered'] satisfies EvolutionState[];
  return {
    ids: tries.map((row) => row.id),
    keptIds: tries.filter((row) => row.status === 'kept').map((row) => row.id),
    isUnderWay: tries.some((row) => row.attempt !== null && open.includes(row.state)),
    lastAttempt: Math.max(own, ...tries.map((row) => row.attempt ?? 0)),
    taken: rows.flatMap((row) => row.attempt ?? []),
  };
}

export type AttemptVersion = {
  id: Id;
  operation: OperationId;
  version: number;
  note: string;
  createdAt: Date;
  isChosen: boolean;
};

/** Every version of every operation's template without its text, newest first; where none was ever chosen, the newest is. */
export function versionsToTry(db: Db, scope: ProjectScope): Promise<AttemptVersion[]> {
  return db.$queryRaw<AttemptVersion[]>(Prisma.sql`
    SELECT t.id, t.operation, t.version, t.note, t."createdAt",
      coalesce(c."templateVersionId" = t.id, row_number() OVER (PARTITION BY t.operation ORDER BY t.version DESC) = 1) AS "isChosen"
    FROM template_version t LEFT JOIN template_choice c ON c."projectId" = t."projectId" AND c.operation = t.operation
    WHERE t."projectId" = ${scope.projectId}::uuid ORDER BY t.operation, t.version DESC`);
}

/** A round that was over takes a further attempt, also where the run has enough: a person asked for it. The caller holds it. */
export async function reopenRound(tx: Db, roundId: Id): Promise<void> {
  await tx.round.update({ where: { id: roundId }, data: { state: 'running', finishedAt: null, keptWanted: null } });
}
