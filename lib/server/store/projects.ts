/** Projects and their headline counts. */
import type { ProjectView } from '@/lib/core/contract/projects';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Db } from './connection';
import { newId } from './new-id';

type ProjectRow = {
  id: string;
  name: string;
  description: string;
  isSample: boolean;
  overlap: number;
  reasonNames: ProjectView['reasonNames'];
  createdAt: Date;
  seedCount: number;
  runCount: number;
  keptCount: number;
  undecidedCount: number;
  unreviewedCount: number;
};

/**
 * Counted from the counters of seed sets and rounds, corrected by the few evolutions that people decided: counting all evolutions
 * took 0.46 s per million rows, and this list is on the first page.
 */
async function selectProjects(db: Db, projectId: Id | null): Promise<ProjectView[]> {
  const rows = await db.$queryRaw<ProjectRow[]>`
    SELECT p.id, p.name, p.description, p."isSample", p.overlap, p."reasonNames", p."createdAt",
      (SELECT coalesce(sum(s."rowCount"), 0)::int FROM seed_set s WHERE s."projectId" = p.id) AS "seedCount",
      (SELECT count(*)::int FROM run r WHERE r."projectId" = p.id) AS "runCount",
      greatest(0, made.kept + people."keptMore")::int AS "keptCount",
      greatest(0, made.undecided + people."undecidedMore")::int AS "undecidedCount",
      greatest(0, made.finished - people.reviewed)::int AS "unreviewedCount"
    FROM project p
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(o."keptCount"), 0) AS kept, coalesce(sum(o."undecidedCount"), 0) AS undecided,
        coalesce(sum(o."keptCount" + o."eliminatedCount" + o."undecidedCount"), 0) AS finished
      FROM run r JOIN round o ON o."runId" = r.id WHERE r."projectId" = p.id
    ) made
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE machine.verdict IS NOT NULL) AS reviewed,
        coalesce(sum((e.status = 'kept')::int - (machine.verdict IS NOT DISTINCT FROM 'kept')::int), 0) AS "keptMore",
        coalesce(sum((e.status = 'undecided')::int - (machine.verdict IS NOT DISTINCT FROM 'undecided')::int), 0)
          AS "undecidedMore"
      FROM evolution e
      -- a person's edit is in no round's counters
      CROSS JOIN LATERAL (SELECT CASE WHEN e."editedFromId" IS NULL THEN e.verdict END AS verdict) machine
      WHERE e.id IN (SELECT d."evolutionId" FROM review_decision d WHERE d."projectId" = p.id)
    ) people
    WHERE ${projectId}::uuid IS NULL OR p.id = ${projectId}::uuid
    ORDER BY p."createdAt" DESC, p.id DESC`;
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}

export function listProjects(db: Db): Promise<ProjectView[]> {
  return selectProjects(db, null);
}

export async function findProject(db: Db, scope: ProjectScope): Promise<ProjectView | null> {
  return (await selectProjects(db, scope.projectId))[0] ?? null;
}

export async function projectExists(db: Db, projectId: Id): Promise<boolean> {
  return (await db.project.count({ where: { id: projectId } })) > 0;
}

export type NewProject = { name: string; description: string; isSample?: boolean; createdById: string | null };

export async function insertProject(db: Db, project: NewProject): Promise<ProjectScope> {
  const { id } = await db.project.create({ data: { id: newId(), ...project }, select: { id: true } });
  return { projectId: id } as ProjectScope;
}

export type ProjectChange = {
  name?: string | undefined;
  description?: string | undefined;
  overlap?: number | undefined;
  reasonNames?: ProjectView['reasonNames'] | undefined;
};

export async function updateProject(db: Db, scope: ProjectScope, change: ProjectChange): Promise<void> {
  const { name, description, overlap, reasonNames } = change;
  const data = {
    ...(name === undefined ? {} : { name }),
    ...(description === undefined ? {} : { description }),
    ...(overlap === undefined ? {} : { overlap }),
    ...(reasonNames === undefined ? {} : { reasonNames }),
  };
  await db.project.update({ where: { id: scope.projectId }, data });
}

/** Names of the runs that have a round under way. */
export async function listRunsAtWork(db: Db, scope: ProjectScope): Promise<string[]> {
  const rows = await db.run.findMany({
    where: { projectId: scope.projectId, state: 'running' },
    select: { name: true },
    orderBy: { createdAt: 'asc' },
  });
  return rows.map((row) => row.name);
}

/** Rows without a foreign key to the project go first; the rest cascades. */
export async function removeProject(db: Db, scope: ProjectScope): Promise<void> {
  const where = { projectId: scope.projectId };
  await db.teacherBatch.deleteMany({ where });
  await db.teacherCall.deleteMany({ where });
  await db.reviewEvent.deleteMany({ where });
  await db.reviewDecision.deleteMany({ where });
  await db.evolution.deleteMany({ where });
  await db.export.deleteMany({ where });
  await db.project.delete({ where: { id: scope.projectId } });
}
