/** The rest of a review item: whole texts, the template, people's comments. */
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Db } from './connection';

export type WholeTexts = {
  parentText: string;
  childText: string;
  response: string | null;
  templateText: string | null;
};

export async function wholeTexts(db: Db, scope: ProjectScope, evolutionId: Id): Promise<WholeTexts | null> {
  const evolution = await db.evolution.findFirst({
    where: { id: evolutionId, projectId: scope.projectId, childId: { not: null } },
    select: { parentId: true, childText: true, response: true, templateVersionId: true },
  });
  if (!evolution) return null;
  const [parent, template] = await Promise.all([
    db.instruction.findUniqueOrThrow({ where: { id: evolution.parentId }, select: { text: true } }),
    evolution.templateVersionId
      ? db.templateVersion.findUnique({ where: { id: evolution.templateVersionId }, select: { text: true } })
      : null,
  ]);
  return {
    parentText: parent.text,
    childText: evolution.childText ?? '',
    response: evolution.response,
    templateText: template?.text ?? null,
  };
}

/** Comments that were not taken back; `standingIds` are the events that stand. */
export async function commentsOf(
  db: Db,
  evolutionId: Id,
  standingIds: ReadonlySet<Id>,
): Promise<{ personName: string; comment: string; at: string }[]> {
  const rows = await db.reviewEvent.findMany({
    where: { evolutionId, kind: 'comment' },
    orderBy: { sequence: 'asc' },
  });
  const people = await db.user.findMany({
    where: { id: { in: rows.map((row) => row.personId) } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map((person) => [person.id, person.name]));
  return rows
    .filter((row) => standingIds.has(row.id))
    .map((row) => ({
      personName: names.get(row.personId) ?? 'a person who left',
      comment: row.comment ?? '',
      at: row.decidedAt.toISOString(),
    }));
}
