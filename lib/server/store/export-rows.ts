/** The rows of an export in their order, by a cursor: memory is bounded by one fetch, whatever the size of the project. */
import { findingSchema } from '@/lib/core/contract/evolution-view';
import { type ExportOptions, type ExportRow, needsResponse } from '@/lib/core/domain/export';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import { TEACHER_ROLES } from '@/lib/core/domain/teacher';
import type { Db } from './connection';
import { Prisma } from './generated/client';

/** A fetch holds about this much text. */
const FETCH_BYTES = 4 * 1024 * 1024;
const FIRST_FETCH = 50;
const LARGEST_FETCH = 1000;

/** Rows that the options ask for, whether or not the format can hold them. `i` is the instruction, `e` the edge that made it. */
function chosen(scope: ProjectScope, { runId, include, includeSeeds, upToRound }: ExportOptions): Prisma.Sql {
  return Prisma.sql`
    FROM instruction i LEFT JOIN evolution e ON e."childId" = i.id
    WHERE i."projectId" = ${scope.projectId}::uuid
      AND CASE WHEN i.origin = 'seed'
            THEN ${includeSeeds} AND (${runId}::uuid IS NULL OR i.id IN (SELECT "seedId" FROM lineage WHERE "runId" = ${runId}::uuid))
            ELSE (${runId}::uuid IS NULL OR i."runId" = ${runId}::uuid) AND e.state IN ('kept', 'eliminated', 'undecided', 'failed')
          END
      AND (${upToRound}::int IS NULL OR i.round <= ${upToRound}::int)
      AND (${include === 'all'} OR i.status = 'kept')`;
}

const ANSWERED = Prisma.sql`coalesce(i.response, '') <> ''`;

export type ExportCount = { rowCount: number; skippedWithoutResponse: number; isRehearsal: boolean };

export async function countExportRows(db: Db, scope: ProjectScope, options: ExportOptions): Promise<ExportCount> {
  const [found] = await db.$queryRaw<{ all: number; answered: number; isRehearsal: boolean | null }[]>`
    SELECT count(*)::int AS "all", count(*) FILTER (WHERE ${ANSWERED})::int AS answered, bool_or(i."isRehearsal") AS "isRehearsal"
    ${chosen(scope, options)}`;
  const { all = 0, answered = 0, isRehearsal = false } = found ?? {};
  const rowCount = needsResponse(options.format) ? answered : all;
  return {
    rowCount: Math.min(rowCount, options.sampleSize ?? rowCount),
    skippedWithoutResponse: all - rowCount,
    isRehearsal: isRehearsal ?? false,
  };
}

/** Seeds by set and row, then run, round, lineage, attempt; a person's edit after what it replaces. Or by the hash of seed and id: any order, but always the same. */
function orderOf({ shuffleSeed }: ExportOptions): Prisma.Sql {
  if (shuffleSeed !== null) return byHash(shuffleSeed);
  return Prisma.sql`(i.origin <> 'seed'), i."seedSetId", i."runId", i.round, i.ordinal, e.attempt NULLS LAST, i.id`;
}

function byHash(seed: number): Prisma.Sql {
  return Prisma.sql`md5(${String(seed)}::text || i.id::text), i.id`;
}

function selectedIds(scope: ProjectScope, options: ExportOptions): Prisma.Sql {
  const { format, sampleSize, shuffleSeed } = options;
  const held = needsResponse(format) ? Prisma.sql`AND ${ANSWERED}` : Prisma.empty;
  const sampled = Prisma.sql`ORDER BY ${byHash(shuffleSeed ?? 0)} LIMIT ${sampleSize}::bigint`;
  return Prisma.sql`SELECT i.id ${chosen(scope, options)} ${held} ${sampleSize === null ? Prisma.empty : sampled}`;
}

type Fetched = Omit<ExportRow, 'createdAt' | 'findings' | 'models' | 'templateVersion' | 'source'> & {
  createdAt: Date;
  findings: unknown;
  models: Record<string, string> | null;
  failure: { kind: string; message: string | null } | null;
  templateVersionId: Id | null;
  version: number | null;
  seedSetId: Id | null;
  source: { row?: number; externalId?: string; category?: string } | null;
};

/** Must run in a repeatable-read transaction, so that the file is one moment of the project. */
export async function* exportRows(tx: Db, scope: ProjectScope, options: ExportOptions): AsyncIterable<ExportRow> {
  await tx.$executeRaw`
    DECLARE export_rows NO SCROLL CURSOR FOR
    SELECT i.id, i."parentId", coalesce(i."seedId", i.id) AS "seedId", i.round, e.attempt, r.config->>'method' AS method, i.operation,
           e."templateVersionId", t.version, i.text, i.input, i.response, calls.models, calls.sampling, calls.reasoning, i.status, e."decidedBy", e.verdict,
           e.findings, CASE WHEN e."failureKind" IS NOT NULL THEN jsonb_build_object('kind', e."failureKind", 'message', e."failureMessage") END AS failure,
           coalesce(rejects.reasons, '{}') AS "rejectReasons", e."wordsAdded", calls."tokensIn", calls."tokensOut", i."isRehearsal", i."createdAt",
           i."runId", i."seedSetId", i.source
    FROM instruction i
    LEFT JOIN evolution e ON e."childId" = i.id
    LEFT JOIN template_version t ON t.id = e."templateVersionId"
    LEFT JOIN run r ON r.id = i."runId"
    LEFT JOIN LATERAL (
      SELECT jsonb_object_agg(c.role, c.model ORDER BY c.id) AS models, sum(c."tokensIn")::int AS "tokensIn", sum(c."tokensOut")::int AS "tokensOut",
             CASE WHEN ${options.includeReasoning ?? false} THEN coalesce(jsonb_object_agg(c.role, c.reasoning ORDER BY c.id) FILTER (WHERE c.reasoning IS NOT NULL), '{}') END AS reasoning,
             (array_agg(c.request->'parameters' ORDER BY c.id DESC) FILTER (WHERE c.role = 'evolver'))[1] AS sampling
      FROM teacher_call c WHERE c."evolutionId" = e.id AND c."errorKind" IS NULL
    ) calls ON ${options.format === 'lossless'}
    LEFT JOIN LATERAL (
      SELECT array_agg(DISTINCT d.reason ORDER BY d.reason) AS reasons
      FROM review_decision d WHERE d."evolutionId" = e.id AND d.decision = 'reject' AND d.reason IS NOT NULL
    ) rejects ON ${options.format === 'lossless'}
    WHERE i.id IN (${selectedIds(scope, options)})
    ORDER BY ${orderOf(options)}`;
  for (let count = FIRST_FETCH; ; ) {
    const rows = await tx.$queryRawUnsafe<Fetched[]>(`FETCH ${count} FROM export_rows`);
    let bytes = 1;
    for (const row of rows) {
      bytes += row.text.length + (row.response?.length ?? 0);
      yield toExportRow(row);
    }
    if (rows.length < count) break;
    count = Math.min(LARGEST_FETCH, Math.max(1, Math.floor((FETCH_BYTES * rows.length) / bytes)));
  }
  await tx.$executeRaw`CLOSE export_rows`;
}

function toExportRow({ createdAt, failure, templateVersionId, version, seedSetId, ...row }: Fetched): ExportRow {
  const { models, source } = row;
  return {
    ...row,
    templateVersion: templateVersionId && version !== null ? { id: templateVersionId, version } : null,
    models: Object.fromEntries(TEACHER_ROLES.flatMap((role) => (models?.[role] ? [[role, models[role]]] : []))),
    findings: findingSchema.array().parse(row.findings ?? []),
    failure: failure && { kind: failure.kind, message: failure.message ?? '' },
    source:
      seedSetId === null
        ? null
        : {
            seedSetId,
            row: source?.row ?? null,
            externalId: source?.externalId ?? null,
            category: source?.category ?? null,
          },
    createdAt: createdAt.toISOString(),
  };
}
