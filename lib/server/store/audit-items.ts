/** Drawn evolutions as they stand: what the machine says of them now, and what people said without seeing it. */
import { z } from 'zod';
import type { AuditCell, AuditItemView, AuditSampleView } from '@/lib/core/contract/audits';
import { auditFilterSchema } from '@/lib/core/contract/audits';
import { type BlindWord, blindWordOf, type DrawnItem, type DrawnSample, STRATA } from '@/lib/core/domain/audit-sample';
import { RULES, VERDICTS } from '@/lib/core/domain/evolution';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Db } from './connection';
import { excerptOf } from './excerpt';
import { Prisma } from './generated/client';

const strataSchema = z.array(z.object({ stratum: z.enum(STRATA), population: z.number(), drawn: z.number() }));

export type SampleRecord = DrawnSample & Pick<AuditSampleView, 'name' | 'filter' | 'randomSeed' | 'createdBy'>;

/** In the order they were drawn. */
export async function listSamples(db: Db, { projectId }: ProjectScope): Promise<SampleRecord[]> {
  const rows = await db.auditSample.findMany({ where: { projectId }, orderBy: { id: 'asc' } });
  const people = await db.user.findMany({
    where: { id: { in: rows.flatMap((row) => row.createdById ?? []) } },
    select: { id: true, name: true },
  });
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    filter: auditFilterSchema.parse(row.filter),
    randomSeed: row.randomSeed,
    strata: strataSchema.parse(row.strata),
    createdBy: people.find((person) => person.id === row.createdById)?.name ?? null,
    drawnAt: row.createdAt.toISOString(),
  }));
}

const itemSchema = z.object({
  evolutionId: z.string(),
  sampleId: z.string(),
  stratum: z.enum(STRATA),
  runId: z.string(),
  round: z.number(),
  operation: z.string(),
  evolverId: z.string(),
  hasResponse: z.boolean(),
  childMadeAt: z.date(),
  verdict: z.enum(VERDICTS),
  rule: z.enum(RULES).nullable(),
  adjudicated: z.enum(['accept', 'reject']).nullable(),
  blind: z.array(z.enum(['accept', 'reject'])),
  seenDecisions: z.number(),
});

export type AuditedItem = DrawnItem &
  Pick<z.infer<typeof itemSchema>, 'verdict' | 'rule' | 'evolverId'> & { word: BlindWord };

/** All of a project, without texts: some ten thousand at most. */
export async function listAuditItems(db: Db, { projectId }: ProjectScope): Promise<AuditedItem[]> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT a."evolutionId", a."sampleId", a.stratum, e."runId", e."roundNumber" AS round, e.operation, r."evolverTeacherId" AS "evolverId",
           c."createdAt" AS "childMadeAt", e.response IS NOT NULL AS "hasResponse", e.verdict, e.rule, e.adjudicated,
           coalesce(d.blind, '{}') AS blind, coalesce(d.seen, 0)::int AS "seenDecisions"
    FROM audit_item a
    JOIN evolution e ON e.id = a."evolutionId"
    JOIN run r ON r.id = e."runId"
    JOIN instruction c ON c.id = e."childId"
    LEFT JOIN LATERAL (
      SELECT array_agg(decision) FILTER (WHERE "isBlind") AS blind, count(*) FILTER (WHERE NOT "isBlind") AS seen
      FROM review_decision WHERE "evolutionId" = a."evolutionId" AND decision <> 'unsure'
    ) d ON true
    WHERE a."projectId" = ${projectId}::uuid
    ORDER BY a.position, a."evolutionId"`;
  return rows.map((row) => {
    const { childMadeAt, adjudicated, blind, seenDecisions, ...item } = itemSchema.parse(row);
    const word = blindWordOf({ blind, seenDecisions, adjudicated });
    const isSettled = word === 'accept' || word === 'reject';
    return { ...item, childMadeAt: childMadeAt.toISOString(), word, isSettled };
  });
}

const EXCERPT_LENGTH = 240;

/** What is shown of some of them, in the order of `ids`. */
export async function viewAuditItems(
  db: Db,
  { projectId }: ProjectScope,
  ids: readonly Id[],
): Promise<Omit<AuditItemView, 'weight'>[]> {
  return db.$queryRaw<Omit<AuditItemView, 'weight'>[]>`
    SELECT id AS "evolutionId", "childId", ${excerptOf(Prisma.sql`"childText"`, EXCERPT_LENGTH)} AS excerpt, operation, "roundNumber" AS round, rule, verdict
    FROM evolution WHERE "projectId" = ${projectId}::uuid AND id = ANY(${[...ids]}::uuid[])
    ORDER BY array_position(${[...ids]}::uuid[], id)`;
}

export function isInCell(item: AuditedItem, cell: AuditCell): boolean {
  return (
    (cell.operation === undefined || cell.operation === item.operation) &&
    (cell.round === undefined || cell.round === item.round) &&
    (cell.runId === undefined || cell.runId === item.runId) &&
    (cell.evolverId === undefined || cell.evolverId === item.evolverId)
  );
}
