/** What the figures of template versions are read against: the versions themselves, runs with their rounds, and who judged difficulty. */
import type { DifficultyJudge } from '@/lib/core/contract/template-effects';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Db } from './connection';

export type VersionName = { id: Id; operation: string; version: number; note: string };

/** Newest first. */
export function nameVersions(db: Db, { projectId }: ProjectScope): Promise<VersionName[]> {
  return db.templateVersion.findMany({
    where: { projectId },
    select: { id: true, operation: true, version: true, note: true },
    orderBy: [{ operation: 'asc' }, { version: 'desc' }],
  });
}

/** In the order in which they were made. */
export async function listRunRounds(db: Db, { projectId }: ProjectScope) {
  const rows = await db.run.findMany({
    where: { projectId },
    select: {
      id: true,
      name: true,
      isRehearsal: true,
      rounds: { select: { number: true }, orderBy: { number: 'asc' } },
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ rounds, ...run }) => ({ ...run, rounds: rounds.map(({ number }) => number) }));
}

/** Who scored last comes first. */
export function listJudges(db: Db, { projectId }: ProjectScope): Promise<DifficultyJudge[]> {
  return db.$queryRaw<DifficultyJudge[]>`
    SELECT s."teacherId", coalesce(max(t.name), 'a teacher that is gone') AS teacher, s.model, s."promptVersion", count(s.score)::int AS "scoreCount",
      bool_or(s."isRehearsal") AS "isRehearsal"
    FROM difficulty_score s LEFT JOIN teacher t ON t.id = s."teacherId"
    WHERE s."projectId" = ${projectId}::uuid GROUP BY s."teacherId", s.model, s."promptVersion" ORDER BY max(s."createdAt") DESC`;
}
