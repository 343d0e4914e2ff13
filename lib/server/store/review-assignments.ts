/** Who is handed what. */
import { openFilterSchema } from '@/lib/core/contract/reviews';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Db } from './connection';
import type { Assignment } from './review-open';

/** By where their shares begin. */
export async function listAssignments(db: Db, scope: ProjectScope): Promise<Assignment[]> {
  const rows = await db.reviewAssignment.findMany({
    where: { projectId: scope.projectId },
    orderBy: [{ shareFrom: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, personId: true, filter: true, shareFrom: true, shareTo: true },
  });
  return rows.map((row) => ({ ...row, filter: openFilterSchema.parse(row.filter) }));
}

/** False when the id is taken in another project. */
export async function setAssignment(
  db: Db,
  scope: ProjectScope,
  assignment: Assignment & { createdById: Id },
): Promise<boolean> {
  const { id, createdById, ...change } = assignment;
  const known = await db.reviewAssignment.findUnique({ where: { id }, select: { projectId: true } });
  if (known && known.projectId !== scope.projectId) return false;
  await db.reviewAssignment.upsert({
    where: { id },
    create: { id, projectId: scope.projectId, createdById, ...change },
    update: change,
  });
  return true;
}

export async function removeAssignment(db: Db, scope: ProjectScope, id: Id): Promise<void> {
  await db.reviewAssignment.deleteMany({ where: { id, projectId: scope.projectId } });
}
