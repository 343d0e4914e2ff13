/** What calls to teachers have taken so far: means of the latest of them, by role and teacher. */
import { z } from 'zod';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import { TEACHER_ROLES, type TeacherRole } from '@/lib/core/domain/teacher';
import type { DropCounts, RoleMeasure } from '@/lib/core/evolution/spending';
import type { Db } from './connection';

/** The latest say more than the first, and reading all of a large project takes long. */
const ROUNDS_READ = 4;
const CALLS_READ = 1000;

const rowSchema = z.object({
  role: z.enum(TEACHER_ROLES),
  teacherId: z.string(),
  ...{ answered: z.number(), failed: z.number() },
  ...{ inMean: z.number(), inDeviation: z.number(), outMean: z.number(), outDeviation: z.number() },
  ...{ latencyMean: z.number(), latencyDeviation: z.number(), cachedShare: z.number() },
});

export type CallMeasures = { of: (role: TeacherRole, teacherId: Id) => RoleMeasure | null };

/** Of a batch nobody knows how long one call takes: without any live call five seconds are assumed. */
export async function measureCalls(db: Db, { projectId }: ProjectScope): Promise<CallMeasures> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT role, "teacherId", count(*) FILTER (WHERE "errorKind" IS NULL)::int AS answered, count("errorKind")::int AS failed,
           coalesce(avg("tokensIn"), 0)::float8 AS "inMean", coalesce(stddev_samp("tokensIn"), 0)::float8 AS "inDeviation",
           coalesce(avg("tokensOut"), 0)::float8 AS "outMean", coalesce(stddev_samp("tokensOut"), 0)::float8 AS "outDeviation",
           coalesce(avg("latencyMs") FILTER (WHERE "errorKind" IS NULL AND via = 'live'), 5000)::float8 AS "latencyMean",
           coalesce(stddev_samp("latencyMs") FILTER (WHERE "errorKind" IS NULL AND via = 'live'), 0)::float8 AS "latencyDeviation",
           coalesce(sum("tokensCached")::float8 / nullif(sum("tokensIn"), 0), 0)::float8 AS "cachedShare"
    FROM (SELECT id FROM round WHERE "projectId" = ${projectId}::uuid ORDER BY "createdAt" DESC LIMIT ${ROUNDS_READ}) r
    CROSS JOIN LATERAL (
      SELECT role, "teacherId", "errorKind", "tokensIn", "tokensOut", "tokensCached", "latencyMs", via FROM teacher_call
      WHERE "roundId" = r.id ORDER BY "createdAt" DESC LIMIT ${CALLS_READ}
    ) c GROUP BY 1, 2`;
  const known = new Map(rows.map((row) => rowSchema.parse(row)).map((row) => [`${row.role} ${row.teacherId}`, row]));
  return {
    of: (role, teacherId) => {
      const row = known.get(`${role} ${teacherId}`);
      return row && row.answered > 0 ? toMeasure(row) : null;
    },
  };
}

function toMeasure(row: z.infer<typeof rowSchema>): RoleMeasure {
  return {
    calls: row.answered,
    tokensIn: { mean: row.inMean, deviation: row.inDeviation },
    tokensOut: { mean: row.outMean, deviation: row.outDeviation },
    latencyMs: { mean: row.latencyMean, deviation: row.latencyDeviation },
    cachedShare: Math.min(1, row.cachedShare),
    failedPerAnswer: row.failed / row.answered,
  };
}

/** Of all finished evolutions of the project: dropped before the judge was asked, and dropped by it. */
export async function countDrops(db: Db, { projectId }: ProjectScope): Promise<DropCounts> {
  const [row] = await db.$queryRaw<{ total: number; beforeJudge: number; byJudge: number }[]>`
    SELECT count(*)::int AS total, count(*) FILTER (WHERE rule = 'equal')::int AS "byJudge",
           count(*) FILTER (WHERE rule IN ('copied', 'input_format') OR (state = 'failed' AND "childId" IS NULL))::int AS "beforeJudge"
    FROM evolution WHERE "projectId" = ${projectId}::uuid AND attempt IS NOT NULL AND state IN ('kept', 'eliminated', 'undecided', 'failed')`;
  return row && row.total > 0 ? row : null;
}

const LENGTHS_READ = 2000;

export type TextLengths = {
  seedBytes: number;
  shortestSeedBytes: number;
  templateBytes: number;
  shortestTemplateBytes: number;
};

/** Of the first seeds of these sets, and of the templates that the next round would use. */
export async function measureLengths(
  db: Db,
  { projectId }: ProjectScope,
  seedSetIds: readonly Id[],
): Promise<TextLengths> {
  const [row] = await db.$queryRaw<TextLengths[]>`
    SELECT s.mean AS "seedBytes", s.shortest AS "shortestSeedBytes", t.mean AS "templateBytes", t.shortest AS "shortestTemplateBytes"
    FROM (
      SELECT coalesce(avg(octet_length(text)), 0)::float8 AS mean, coalesce(min(octet_length(text)), 0)::int AS shortest FROM (
        SELECT text FROM instruction WHERE "projectId" = ${projectId}::uuid AND "seedSetId" = ANY(${[...seedSetIds]}::uuid[]) AND origin = 'seed'
        LIMIT ${LENGTHS_READ}) first
    ) s, (
      SELECT coalesce(avg(octet_length(v.text)), 0)::float8 AS mean, coalesce(min(octet_length(v.text)), 0)::int AS shortest
      FROM template_choice c JOIN template_version v ON v.id = c."templateVersionId" WHERE c."projectId" = ${projectId}::uuid
    ) t`;
  if (!row) throw new Error('a sum over nothing has a row');
  return row;
}
