/** After a project asks for another number of people: how many each evolution still wants is derived again, part by part. */
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import { type Db, inTransaction } from './connection';
import { rederiveStandings } from './review-standing';

/** Also those under way, so that one whose verdict is just being stored is waited for and not passed by. */
export async function evolutionIdsAfter(db: Db, scope: ProjectScope, after: Id | null, limit: number): Promise<Id[]> {
  const rows = await db.evolution.findMany({
    where: { projectId: scope.projectId, ...(after ? { id: { gt: after } } : {}) },
    orderBy: { id: 'asc' },
    take: limit,
    select: { id: true },
  });
  return rows.map((row) => row.id);
}

/** What is free at once; what a worker or a person is just changing afterwards, one by one, because those lock theirs in an order of their own. */
export async function rederivePart(scope: ProjectScope, ids: readonly Id[]): Promise<void> {
  const free = await inTransaction(async (tx) => {
    const rows = await tx.$queryRaw<{ id: Id }[]>`
      SELECT id FROM evolution WHERE "projectId" = ${scope.projectId}::uuid AND id = ANY(${[...ids]}::uuid[]) FOR UPDATE SKIP LOCKED`;
    const locked = rows.map((row) => row.id);
    await rederiveStandings(tx, scope, locked);
    return new Set(locked);
  });
  for (const id of ids) if (!free.has(id)) await inTransaction((tx) => rederiveStandings(tx, scope, [id]));
}
