/** Which instructions a judge of difficulty is asked about: kept children of each template version, drawn at random, and their parents. */
import type { DifficultyWish } from '@/lib/core/contract/difficulty';
import type { Judge } from '@/lib/core/domain/difficulty';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Db } from './connection';
import { Prisma } from './generated/client';

/**
 * Ordered by a hash of the id: the same every time, so that a larger sample holds the smaller one, and any beginning of it is a random
 * sample of every version as well. A parent stands beside the first of its children.
 */
function sample({ projectId }: ProjectScope, { perVersion, runIds, rounds, operation }: DifficultyWish) {
  return Prisma.sql`
    placed AS (
      SELECT e."childId", e."parentId",
        row_number() OVER (PARTITION BY e."templateVersionId" ORDER BY hashtextextended(e."childId"::text, 26), e."childId") AS place
      FROM evolution e
      WHERE e."projectId" = ${projectId}::uuid AND e.attempt IS NOT NULL AND e."templateVersionId" IS NOT NULL
        AND e.verdict = 'kept' AND e."childId" IS NOT NULL
        ${runIds ? Prisma.sql`AND e."runId" = ANY(${runIds}::uuid[])` : Prisma.empty}
        ${rounds ? Prisma.sql`AND e."roundNumber" = ANY(${rounds}::int[])` : Prisma.empty}
        ${operation === undefined ? Prisma.empty : Prisma.sql`AND e.operation = ${operation}`}
    ), sampled AS (
      SELECT one.id, min(p.place) AS place, bool_or(one."isDrawn") AS "isDrawn"
      FROM placed p, LATERAL (VALUES (p."childId", true), (p."parentId", false)) AS one(id, "isDrawn")
      WHERE p.place <= ${perVersion} GROUP BY 1
    )`;
}

const scored = ({ teacherId, model, promptVersion }: Judge) => Prisma.sql`EXISTS (
  SELECT 1 FROM difficulty_score k WHERE k."instructionId" = s.id AND k."teacherId" = ${teacherId}::uuid AND k.model = ${model}
    AND k."promptVersion" = ${promptVersion})`;

export async function measureSample(db: Db, scope: ProjectScope, wish: DifficultyWish, judge: Judge) {
  const [row] = await db.$queryRaw<{ instructions: number; known: number; bytes: number }[]>`
    WITH ${sample(scope, wish)}, marked AS (
      SELECT ${scored(judge)} AS "isKnown", octet_length(i.text) AS bytes FROM sampled s JOIN instruction i ON i.id = s.id
    )
    SELECT count(*)::int AS instructions, count(*) FILTER (WHERE "isKnown")::int AS known,
      coalesce(sum(bytes) FILTER (WHERE NOT "isKnown"), 0)::float8 AS bytes FROM marked`;
  return row ?? { instructions: 0, known: 0, bytes: 0 };
}

/** A child of the sample may have been scored as the parent of another one: now it counts for its own version. Says how many are to be asked about. */
export async function insertSample(
  tx: Db,
  scope: ProjectScope,
  jobId: Id,
  wish: DifficultyWish,
  judge: Judge,
): Promise<number> {
  await tx.$executeRaw`
    WITH ${sample(scope, wish)}
    UPDATE difficulty_score k SET "isDrawn" = true FROM sampled s
    WHERE s.id = k."instructionId" AND s."isDrawn" AND NOT k."isDrawn" AND k."teacherId" = ${judge.teacherId}::uuid
      AND k.model = ${judge.model} AND k."promptVersion" = ${judge.promptVersion}`;
  return tx.$executeRaw`
    INSERT INTO difficulty_item ("jobId", position, "instructionId", "isDrawn")
    WITH ${sample(scope, wish)}
    SELECT ${jobId}::uuid, (row_number() OVER (ORDER BY s.place, s.id) - 1)::int, s.id, s."isDrawn"
    FROM sampled s JOIN instruction i ON i.id = s.id WHERE NOT ${scored(judge)}`;
}
