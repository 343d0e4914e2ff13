/** Versions of a project's guidelines: rows are only ever added, and the newest holds. */
import type { GuidelineVersionView } from '@/lib/core/contract/guidelines';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Db } from './connection';
import { newId } from './new-id';

type VersionRow = Omit<GuidelineVersionView, 'authorName' | 'createdAt'> & { authorId: string | null; createdAt: Date };
type SummaryRow = Omit<VersionRow, 'text'>;

/** The newest, or the one with this number. */
export async function findGuidelines(
  db: Db,
  scope: ProjectScope,
  version?: number,
): Promise<GuidelineVersionView | null> {
  const row = await db.guidelineVersion.findFirst({
    where: { projectId: scope.projectId, ...(version === undefined ? {} : { version }) },
    orderBy: { version: 'desc' },
  });
  if (!row) return null;
  const [named] = await withNames(db, [row]);
  return named ? { ...named, text: row.text } : null;
}

export async function listGuidelines(
  db: Db,
  scope: ProjectScope,
  { below, limit }: { below: number | null; limit: number },
): Promise<Omit<GuidelineVersionView, 'text'>[]> {
  const rows = await db.guidelineVersion.findMany({
    where: { projectId: scope.projectId, ...(below === null ? {} : { version: { lt: below } }) },
    select: { id: true, version: true, note: true, authorId: true, createdAt: true },
    orderBy: { version: 'desc' },
    take: limit,
  });
  return withNames(db, rows);
}

async function withNames(db: Db, rows: readonly SummaryRow[]): Promise<Omit<GuidelineVersionView, 'text'>[]> {
  const ids = [...new Set(rows.flatMap((row) => row.authorId ?? []))];
  const people = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(people.map((person) => [person.id, person.name]));
  return rows.map(({ id, version, note, authorId, createdAt }) => ({
    ...{ id, version, note, createdAt: createdAt.toISOString() },
    authorName: authorId === null ? null : (names.get(authorId) ?? null),
  }));
}

/** Fails by the unique key (project, version) when somebody else was first. */
export async function insertGuidelines(
  db: Db,
  scope: ProjectScope,
  made: { version: number; text: string; note: string; authorId: Id },
): Promise<void> {
  await db.guidelineVersion.create({ data: { id: newId(), projectId: scope.projectId, ...made } });
}
