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

/** Where evolutions stand is read from their tally: every page shows it, and hears of every batch of decisions. */
async function selectProjects(db: Db, projectId: Id | null): Promise<ProjectView[]> {
  const rows = await db.$queryRaw<ProjectRow[]>`
    SELECT p.id, p.name, p.description, p."isSample", p.overlap, p."reasonNames", p."createdAt",
      (SELECT coalesce(sum(s."rowCount"), 0)::int FROM seed_set s WHERE s."projectId" = p.id) AS "seedCount",
      (SELECT count(*)::int FROM run r WHERE r."projectId" = p.id) AS "runCount",
      coalesce(t.kept, 0)::int AS "keptCount", coalesce(t.undecided, 0)::int AS "undecidedCount", coalesce(t.open, 0)::int AS "unreviewedCount"
    FROM project p
    LEFT JOIN (
      SELECT "projectId", sum(count) FILTER (WHERE status = 'kept') AS kept, sum(count) FILTER (WHERE status = 'undecided') AS undecided,
             sum(count) FILTER (WHERE "isOpen") AS open
      FROM evolution_tally WHERE ${projectId}::uuid IS NULL OR "projectId" = ${projectId}::uuid GROUP BY 1
    ) t ON t."projectId" = p.id
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
  return (await db.$queryRaw<unknown[]>`SELECT 1 FROM project WHERE id = ${projectId}::uuid`).length > 0;
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

async function removeDifficultyJobs(db: Db, { projectId }: ProjectScope): Promise<void> {
  await db.$executeRaw`DELETE FROM difficulty_item WHERE "jobId" IN (SELECT id FROM difficulty_job WHERE "projectId" = ${projectId}::uuid)`;
  await db.difficultyJob.deleteMany({ where: { projectId } });
}

/** Rows without a foreign key to the project go first; the rest cascades. */
export async function removeProject(db: Db, scope: ProjectScope): Promise<void> {
  const where = { projectId: scope.projectId };
  await db.teacherBatch.deleteMany({ where });
  await db.teacherCall.deleteMany({ where });
  await db.difficultyScore.deleteMany({ where });
  await removeDifficultyJobs(db, scope);
  await db.reviewEvent.deleteMany({ where });
  await db.reviewDecision.deleteMany({ where });
  await db.reviewLease.deleteMany({ where });
  await db.reviewAssignment.deleteMany({ where });
  await db.evolution.deleteMany({ where });
  // Last: what is deleted above is written here as differences.
  await db.evolutionTally.deleteMany({ where });
  await db.export.deleteMany({ where });
  await db.project.delete({ where: { id: scope.projectId } });
}
