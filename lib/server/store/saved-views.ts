/** Filters with a name: a person's own, and everybody's. */
import type { SavedView } from '@/lib/core/contract/saved-views';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Db } from './connection';
import { newId } from './new-id';

type ViewKey = { personId: Id | null; page: SavedView['page']; name: string };
type ViewRow = { id: string; name: string; page: string; query: string; personId: string | null };

const viewOf = ({ id, name, page, query, personId }: ViewRow): SavedView => ({
  ...{ id, name, query, isMine: personId !== null },
  page: page === 'review' ? 'review' : 'instructions',
});

export async function listViews(
  db: Db,
  scope: ProjectScope,
  { personId, page }: { personId: Id; page: SavedView['page'] },
): Promise<SavedView[]> {
  const where = { projectId: scope.projectId, page, OR: [{ personId }, { personId: null }] };
  const rows = await db.savedView.findMany({ where, orderBy: [{ name: 'asc' }, { id: 'asc' }] });
  return rows.map(viewOf);
}

export async function replaceView(tx: Db, scope: ProjectScope, key: ViewKey, query: string): Promise<SavedView> {
  const { projectId } = scope;
  await tx.savedView.deleteMany({ where: { projectId, ...key } });
  return viewOf(await tx.savedView.create({ data: { id: newId(), projectId, ...key, query } }));
}

/** Whose it is; undefined when there is none of this id. */
export async function ownerOfView(db: Db, scope: ProjectScope, id: Id): Promise<Id | null | undefined> {
  const view = await db.savedView.findFirst({ where: { id, projectId: scope.projectId }, select: { personId: true } });
  return view?.personId;
}

export async function removeView(db: Db, scope: ProjectScope, id: Id): Promise<void> {
  await db.savedView.deleteMany({ where: { id, projectId: scope.projectId } });
}
