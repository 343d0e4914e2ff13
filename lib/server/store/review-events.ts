/** What people did in the review room: append-only events, and the evolutions they are about, locked. */
import type { Finding, RuleId, Verdict } from '@/lib/core/domain/evolution';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { ReviewEventKind } from '@/lib/core/domain/review';
import type { Db } from './connection';
import { Prisma } from './generated/client';

export type ReviewEventRow = {
  id: Id;
  projectId: Id;
  evolutionId: Id;
  personId: Id;
  kind: ReviewEventKind;
  reason: string | null;
  comment: string | null;
  undoesId: Id | null;
  isBlind: boolean;
  isGuidelineGap: boolean;
  /** the bulk job that made it */
  bulkId?: Id | null;
  shownAt: string;
  decidedAt: string;
};

/** `overlap`: how many people the project asks for. */
export type ReviewedEvolution = {
  id: Id;
  childId: Id;
  verdict: Verdict;
  rule: RuleId | null;
  findings: Finding[];
  overlap: number;
  isAudit: boolean;
};

/** Locked in the order of their ids, so that two batches wait for each other instead of failing, and events of one evolution are derived one after the other. */
export function lockReviewable(db: Db, scope: ProjectScope, ids: readonly Id[]): Promise<ReviewedEvolution[]> {
  return db.$queryRaw<ReviewedEvolution[]>(Prisma.sql`
    SELECT e.id, e."childId", e.verdict, e.rule, e.findings, p.overlap, EXISTS (SELECT 1 FROM audit_item a WHERE a."evolutionId" = e.id) AS "isAudit"
    FROM evolution e JOIN project p ON p.id = e."projectId"
    WHERE e."projectId" = ${scope.projectId}::uuid AND e.id = ANY(${[...ids]}::uuid[])
      AND e."childId" IS NOT NULL AND e.verdict IS NOT NULL AND e.state IN ('kept', 'eliminated', 'undecided')
    ORDER BY e.id FOR UPDATE OF e`);
}

type StoredRow = Omit<ReviewEventRow, 'shownAt' | 'decidedAt'> & { shownAt: Date; decidedAt: Date };

/** Oldest first, of all people: those about `evolutionIds`, and those that have one of `eventIds`, in whatever project, because an id is taken once. */
export async function eventsOf(
  db: Db,
  evolutionIds: readonly Id[],
  eventIds: readonly Id[] = [],
): Promise<ReviewEventRow[]> {
  const rows = await db.$queryRaw<StoredRow[]>(Prisma.sql`
    SELECT id, "projectId", "evolutionId", "personId", kind, reason, comment, "undoesId", "isBlind", "isGuidelineGap", "bulkId", "shownAt", "decidedAt"
    FROM review_event WHERE "evolutionId" = ANY(${[...evolutionIds]}::uuid[]) OR id = ANY(${[...eventIds]}::uuid[])
    ORDER BY sequence`);
  return rows.map((row) => ({
    ...row,
    shownAt: row.shownAt.toISOString(),
    decidedAt: row.decidedAt.toISOString(),
  }));
}
