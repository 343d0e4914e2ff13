/** Template versions: rows are only ever added, and one of each operation is chosen for the next round. */
import { createHash } from 'node:crypto';
import type { TemplateVersionView } from '@/lib/core/contract/templates';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { OperationId } from '@/lib/core/domain/operation';
import type { Db } from './connection';
import { newId } from './new-id';

type VersionRow = Omit<TemplateVersionView, 'createdAt'> & { createdAt: Date };

/** Evolutions are counted in one pass: 0.1 s for 250 000; an index for it (0.02 s) would cost every step of every evolution. */
async function selectVersions(db: Db, scope: ProjectScope, id: Id | null): Promise<TemplateVersionView[]> {
  const rows = await db.$queryRaw<VersionRow[]>`
    WITH used AS (
      SELECT v.value AS "versionId", array_agg(r.name || ', round ' || o.number ORDER BY o."createdAt") AS names
      FROM round o JOIN run r ON r.id = o."runId", jsonb_each_text(o."templateVersions") v
      WHERE o."projectId" = ${scope.projectId}::uuid GROUP BY v.value
    ), made AS (
      SELECT e."templateVersionId" AS id, count(*)::int AS "evolutionCount",
        (count(*) FILTER (WHERE e.status = 'kept'))::int AS "keptCount"
      FROM evolution e
      WHERE e."projectId" = ${scope.projectId}::uuid AND e.status IS NOT NULL GROUP BY e."templateVersionId"
    ), said AS (
      SELECT e."templateVersionId" AS id, (count(*) FILTER (WHERE d.decision = 'accept'))::int AS "acceptedCount",
        (count(*) FILTER (WHERE d.decision = 'reject'))::int AS "rejectedCount"
      FROM review_decision d JOIN evolution e ON e.id = d."evolutionId"
      WHERE d."projectId" = ${scope.projectId}::uuid GROUP BY e."templateVersionId"
    )
    SELECT t.id, t.operation, t.version, t.text, t.note, u.name AS "authorName", t."createdAt",
      (c."templateVersionId" IS NOT NULL) AS "isChosen",
      coalesce(made."evolutionCount", 0) AS "evolutionCount", coalesce(made."keptCount", 0) AS "keptCount",
      coalesce(said."acceptedCount", 0) AS "acceptedCount", coalesce(said."rejectedCount", 0) AS "rejectedCount",
      coalesce(used.names, '{}') AS "usedIn"
    FROM template_version t
    LEFT JOIN "user" u ON u.id = t."authorId"
    LEFT JOIN template_choice c ON c."templateVersionId" = t.id AND c."projectId" = t."projectId"
    LEFT JOIN used ON used."versionId" = t.id::text
    LEFT JOIN made ON made.id = t.id
    LEFT JOIN said ON said.id = t.id
    WHERE t."projectId" = ${scope.projectId}::uuid AND (${id}::uuid IS NULL OR t.id = ${id}::uuid)
    ORDER BY t.operation, t.version DESC`;
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}

export function listTemplateVersions(db: Db, scope: ProjectScope): Promise<TemplateVersionView[]> {
  return selectVersions(db, scope, null);
}

export async function findTemplateVersion(db: Db, scope: ProjectScope, id: Id): Promise<TemplateVersionView | null> {
  return (await selectVersions(db, scope, id))[0] ?? null;
}

export type TemplateText = Pick<TemplateVersionView, 'id' | 'operation' | 'version' | 'text' | 'note' | 'isChosen'>;

/** Every version without a count of what was made with it. */
export async function readTemplateTexts(db: Db, scope: ProjectScope): Promise<TemplateText[]> {
  return db.$queryRaw<TemplateText[]>`
    SELECT t.id, t.operation, t.version, t.text, t.note, (c."templateVersionId" IS NOT NULL) AS "isChosen"
    FROM template_version t
    LEFT JOIN template_choice c ON c."templateVersionId" = t.id AND c."projectId" = t."projectId"
    WHERE t."projectId" = ${scope.projectId}::uuid ORDER BY t.operation, t.version DESC`;
}

export async function newestVersion(
  db: Db,
  scope: ProjectScope,
  operation: OperationId,
): Promise<{ version: number; text: string } | null> {
  return db.templateVersion.findFirst({
    where: { projectId: scope.projectId, operation },
    orderBy: { version: 'desc' },
    select: { version: true, text: true },
  });
}

export type NewTemplateVersion = {
  operation: OperationId;
  version: number;
  text: string;
  note: string;
  authorId: string | null;
};

/** Fails by the unique key (project, operation, version) when somebody else was first. */
export async function insertTemplateVersion(db: Db, scope: ProjectScope, version: NewTemplateVersion): Promise<Id> {
  const sha256 = createHash('sha256').update(version.text, 'utf8').digest('hex');
  const { id } = await db.templateVersion.create({
    data: { id: newId(), projectId: scope.projectId, sha256, ...version },
    select: { id: true },
  });
  return id;
}

export async function chooseTemplateVersion(
  db: Db,
  scope: ProjectScope,
  operation: OperationId,
  templateVersionId: Id,
): Promise<void> {
  const { projectId } = scope;
  await db.templateChoice.upsert({
    where: { projectId_operation: { projectId, operation } },
    create: { projectId, operation, templateVersionId },
    update: { templateVersionId },
  });
}
