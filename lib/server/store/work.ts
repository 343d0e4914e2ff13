/** What people decided, counted: standing decisions by person or by operation, by day, and the last ones. */
import type { PastDecision } from '@/lib/core/contract/work';
import { HASTY_MS, LONGEST_MS } from '@/lib/core/contract/work';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Db } from './connection';
import { excerptOf } from './excerpt';
import { Prisma } from './generated/client';
import { blindTo } from './review-blind';

const EXCERPT_LENGTH = 160;

export type WorkQuery = { by: 'person' | 'operation'; personId?: Id | undefined; operation?: string | undefined };

export type WorkCount = {
  key: string;
  count: number;
  accepted: number;
  rejected: number;
  byHand: number;
  hasty: number;
  medianMs: number | null;
  spentMs: number;
};

const keyOf = ({ by }: WorkQuery) => (by === 'person' ? Prisma.sql`d."personId"` : Prisma.sql`d.operation`);
const chosen = (scope: ProjectScope, { personId, operation }: WorkQuery) => Prisma.sql`
  d."projectId" = ${scope.projectId}::uuid
  ${personId === undefined ? Prisma.empty : Prisma.sql`AND d."personId" = ${personId}`}
  ${operation === undefined ? Prisma.empty : Prisma.sql`AND d.operation = ${operation}`}`;

export function countWork(db: Db, scope: ProjectScope, query: WorkQuery): Promise<WorkCount[]> {
  return db.$queryRaw<WorkCount[]>(Prisma.sql`
    SELECT ${keyOf(query)} AS key, count(*)::int AS count,
      (count(*) FILTER (WHERE d.decision = 'accept'))::int AS accepted,
      (count(*) FILTER (WHERE d.decision = 'reject'))::int AS rejected,
      count(d."tookMs")::int AS "byHand", (count(*) FILTER (WHERE d."tookMs" < ${HASTY_MS}))::int AS hasty,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY d."tookMs") AS "medianMs",
      coalesce(sum(least(d."tookMs", ${LONGEST_MS})), 0)::float AS "spentMs"
    FROM review_decision d WHERE ${chosen(scope, query)} GROUP BY 1`);
}

export type AgreedCount = { key: string; agreed: number; count: number };

/** With the machine, on items of a sample that were decided before its verdict was shown. */
export function countBlindAudit(db: Db, scope: ProjectScope, query: WorkQuery): Promise<AgreedCount[]> {
  return db.$queryRaw<AgreedCount[]>(Prisma.sql`
    SELECT ${keyOf(query)} AS key, count(*)::int AS count,
      (count(*) FILTER (WHERE (d.decision = 'accept') = (i.stratum = 'kept')))::int AS agreed
    FROM audit_item i JOIN review_decision d ON d."evolutionId" = i."evolutionId"
    WHERE i."projectId" = ${scope.projectId}::uuid AND d."isBlind" AND d.decision <> 'unsure' AND ${chosen(scope, query)}
    GROUP BY 1`);
}

/** With what leads other than this person settled. */
export async function countSettled(
  db: Db,
  scope: ProjectScope,
  personId: Id,
): Promise<{ agreed: number; count: number }> {
  const [row] = await db.$queryRaw<{ agreed: number; count: number }[]>(Prisma.sql`
    SELECT count(*)::int AS count, (count(*) FILTER (WHERE d.decision = e.adjudicated))::int AS agreed
    FROM evolution e JOIN review_decision d ON d."evolutionId" = e.id AND d."personId" = ${personId}
    WHERE e."projectId" = ${scope.projectId}::uuid AND e.adjudicated IS NOT NULL AND d.decision <> 'unsure'
      AND e."adjudicatedById" IS DISTINCT FROM ${personId}`);
  return row ?? { agreed: 0, count: 0 };
}

export function countDays(
  db: Db,
  scope: ProjectScope,
  { personId, since }: { personId: Id; since: Date },
): Promise<{ day: string; count: number }[]> {
  return db.$queryRaw<{ day: string; count: number }[]>(Prisma.sql`
    SELECT to_char(d."decidedAt", 'YYYY-MM-DD') AS day, count(*)::int AS count FROM review_decision d
    WHERE d."projectId" = ${scope.projectId}::uuid AND d."personId" = ${personId} AND d."decidedAt" >= ${since}::timestamp
    GROUP BY 1`);
}

/** By hand since then. */
export async function countSince(db: Db, scope: ProjectScope, { personId, since }: { personId: Id; since: Date }) {
  const [row] = await db.$queryRaw<{ count: number; spentMs: number }[]>(Prisma.sql`
    SELECT count(*)::int AS count, coalesce(sum(least(d."tookMs", ${LONGEST_MS})), 0)::float AS "spentMs"
    FROM review_decision d
    WHERE d."projectId" = ${scope.projectId}::uuid AND d."personId" = ${personId} AND d."decidedAt" >= ${since}::timestamp
      AND d."tookMs" IS NOT NULL`);
  return row ?? { count: 0, spentMs: 0 };
}

export type DecisionKey = { decidedAt: string; evolutionId: Id };

/** Newest first. Of an audited item that the viewer has not decided, what counts is not told. */
export async function pastDecisions(
  db: Db,
  scope: ProjectScope,
  query: { personId: Id; viewerId: Id; before: DecisionKey | null; limit: number },
): Promise<PastDecision[]> {
  const { personId, viewerId, before, limit } = query;
  const from = before
    ? Prisma.sql`AND (d."decidedAt", d."evolutionId") < (${new Date(before.decidedAt)}::timestamp, ${before.evolutionId}::uuid)`
    : Prisma.empty;
  type Row = Omit<PastDecision, 'decidedAt'> & { decidedAt: Date; isHidden: boolean };
  const rows = await db.$queryRaw<Row[]>(Prisma.sql`
    SELECT d."evolutionId", d.operation, ${excerptOf(Prisma.sql`e."childText"`, EXCERPT_LENGTH)} AS excerpt, d.decision, d.reason, d."tookMs", d."isBlind",
      d."decidedAt", e.status, e."decidedBy",
      ${blindTo(viewerId)} AS "isHidden"
    FROM review_decision d JOIN evolution e ON e.id = d."evolutionId"
    WHERE d."projectId" = ${scope.projectId}::uuid AND d."personId" = ${personId} ${from}
    ORDER BY d."decidedAt" DESC, d."evolutionId" DESC LIMIT ${limit}`);
  return rows.map(({ isHidden, decidedAt, status, decidedBy, ...row }) => ({
    ...row,
    decidedAt: decidedAt.toISOString(),
    status: isHidden ? null : status,
    decidedBy: isHidden ? null : decidedBy,
  }));
}
