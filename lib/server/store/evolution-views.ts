/** Evolutions as the contract shows them, many at a time with one query per table: the review room and the instruction pages read the same. */
import type { EvolutionView } from '@/lib/core/contract/evolution-view';
import { evolutionSchema } from '@/lib/core/contract/evolution-view';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Db } from './connection';

const FIELDS = {
  id: true,
  runId: true,
  roundNumber: true,
  ordinal: true,
  attempt: true,
  operation: true,
  dataFormat: true,
  templateVersionId: true,
  state: true,
  parentId: true,
  childId: true,
  verdict: true,
  rule: true,
  findings: true,
  failureKind: true,
  failureMessage: true,
  wordsAdded: true,
  overlap: true,
  status: true,
  decidedBy: true,
  isFlagged: true,
  adjudicated: true,
  adjudicatedById: true,
  agreement: true,
  reviewsLeft: true,
  decisionCount: true,
} as const;

/** What a person is called who was removed since. */
export const NAMELESS = 'a person who left';

type Decisions = EvolutionView['standing']['decisions'];

export async function evolutionViews(db: Db, scope: ProjectScope, ids: readonly Id[]): Promise<Map<Id, EvolutionView>> {
  const rows = await db.evolution.findMany({
    where: { projectId: scope.projectId, id: { in: [...ids] } },
    select: FIELDS,
  });
  const [versions, rehearsals, decisions, leads] = await Promise.all([
    templateVersions(db, rows),
    rehearsalRuns(db, rows),
    decisionsOf(
      db,
      rows.filter((row) => row.decisionCount > 0).map((row) => row.id),
    ),
    personNames(
      db,
      rows.map((row) => row.adjudicatedById),
    ),
  ]);
  return new Map(
    rows.map((row) => {
      const version = row.templateVersionId ? versions.get(row.templateVersionId) : undefined;
      const view = evolutionSchema.parse({
        ...row,
        templateVersion: version === undefined ? null : { id: row.templateVersionId, version },
        failure: row.failureKind ? { kind: row.failureKind, message: row.failureMessage ?? '' } : null,
        isRehearsal: rehearsals.has(row.runId),
        standing: {
          ...row,
          decisions: decisions.get(row.id) ?? [],
          adjudicated: row.adjudicated && {
            decision: row.adjudicated,
            personId: row.adjudicatedById ?? '',
            personName: leads.get(row.adjudicatedById ?? '') ?? NAMELESS,
          },
        },
      });
      return [row.id, view];
    }),
  );
}

async function templateVersions(db: Db, rows: readonly { templateVersionId: Id | null }[]): Promise<Map<Id, number>> {
  const ids = [...new Set(rows.flatMap((row) => row.templateVersionId ?? []))];
  const found = await db.templateVersion.findMany({ where: { id: { in: ids } }, select: { id: true, version: true } });
  return new Map(found.map((row) => [row.id, row.version]));
}

async function rehearsalRuns(db: Db, rows: readonly { runId: Id }[]): Promise<Set<Id>> {
  const ids = [...new Set(rows.map((row) => row.runId))];
  const found = await db.run.findMany({ where: { id: { in: ids }, isRehearsal: true }, select: { id: true } });
  return new Set(found.map((row) => row.id));
}

/** Oldest first. A person who was removed since still counts, without a name. */
export async function decisionsOf(db: Db, evolutionIds: readonly Id[]): Promise<Map<Id, Decisions>> {
  if (evolutionIds.length === 0) return new Map();
  const rows = await db.reviewDecision.findMany({
    where: { evolutionId: { in: [...evolutionIds] } },
    orderBy: [{ decidedAt: 'asc' }, { personId: 'asc' }],
  });
  const names = await personNames(
    db,
    rows.map((row) => row.personId),
  );
  const decisions = new Map<Id, Decisions>();
  for (const row of rows) {
    const list = decisions.get(row.evolutionId) ?? [];
    list.push({
      personId: row.personId,
      personName: names.get(row.personId) ?? NAMELESS,
      decision: row.decision as Decisions[number]['decision'],
      reason: row.reason,
      decidedAt: row.decidedAt.toISOString(),
    });
    decisions.set(row.evolutionId, list);
  }
  return decisions;
}

export async function personNames(db: Db, personIds: readonly (Id | null)[]): Promise<Map<Id, string>> {
  const ids = [...new Set(personIds.filter((id) => id !== null))];
  if (ids.length === 0) return new Map();
  const people = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(people.map((person) => [person.id, person.name]));
}
