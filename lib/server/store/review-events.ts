/** What people did in the review room: append-only events, and the decisions and statuses that follow from them. */
import type { Verdict } from '@/lib/core/domain/evolution';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Decision, ReviewEventKind } from '@/lib/core/domain/review';
import type { Db } from './connection';
import { Prisma } from './generated/client';

export type ReviewEventRow = {
  id: Id;
  evolutionId: Id;
  personId: Id;
  kind: ReviewEventKind;
  reason: string | null;
  comment: string | null;
  undoesId: Id | null;
  isBlind: boolean;
  shownAt: string;
  decidedAt: string;
};

export type ReviewedEvolution = { id: Id; verdict: Verdict; childId: Id };

/** Locked in the order of their ids, so that two batches wait for each other instead of failing, and events of one evolution are derived one after the other. */
export function lockReviewable(db: Db, scope: ProjectScope, ids: readonly Id[]): Promise<ReviewedEvolution[]> {
  return db.$queryRaw<ReviewedEvolution[]>(Prisma.sql`
    SELECT id, verdict, "childId" FROM evolution
    WHERE "projectId" = ${scope.projectId}::uuid AND id = ANY(${[...ids]}::uuid[])
      AND "childId" IS NOT NULL AND verdict IS NOT NULL AND state IN ('kept', 'eliminated', 'undecided')
    ORDER BY id FOR UPDATE`);
}

/** Whose events these ids are, in whatever project: an id is taken once. */
export function eventOwners(
  db: Db,
  eventIds: readonly Id[],
): Promise<{ id: Id; personId: Id; projectId: Id; evolutionId: Id }[]> {
  return db.reviewEvent.findMany({
    where: { id: { in: [...eventIds] } },
    select: { id: true, personId: true, projectId: true, evolutionId: true },
  });
}

/** Oldest first, of all people. */
export async function eventsOf(db: Db, evolutionIds: readonly Id[]): Promise<ReviewEventRow[]> {
  const rows = await db.reviewEvent.findMany({
    where: { evolutionId: { in: [...evolutionIds] } },
    orderBy: { sequence: 'asc' },
  });
  return rows.map((row) => ({
    ...row,
    kind: row.kind as ReviewEventKind,
    shownAt: row.shownAt.toISOString(),
    decidedAt: row.decidedAt.toISOString(),
  }));
}

/** `sequence` follows the order of `events`: unnest … WITH ORDINALITY, sorted. */
export async function insertEvents(db: Db, scope: ProjectScope, events: readonly ReviewEventRow[]): Promise<void> {
  if (events.length === 0) return;
  await db.$executeRaw(Prisma.sql`
    INSERT INTO review_event (id, "projectId", "evolutionId", "personId", kind, reason, comment, "undoesId", "isBlind", "shownAt", "decidedAt")
    SELECT e.id, ${scope.projectId}::uuid, e."evolutionId", e."personId", e.kind, e.reason, e.comment, e."undoesId", e."isBlind",
           e."shownAt" AT TIME ZONE 'UTC', e."decidedAt" AT TIME ZONE 'UTC'
    FROM jsonb_to_recordset(${JSON.stringify(events.map((event, place) => ({ ...event, place })))}::jsonb)
      AS e(place int, id uuid, "evolutionId" uuid, "personId" text, kind text, reason text, comment text, "undoesId" uuid, "isBlind" boolean,
           "shownAt" timestamptz, "decidedAt" timestamptz)
    ORDER BY e.place`);
}

export type DecisionRow = {
  evolutionId: Id;
  decision: Decision;
  reason: string | null;
  eventId: Id;
  decidedAt: string;
};

/** This person's decisions about `evolutionIds` become exactly `rows`. */
export async function replaceDecisions(
  db: Db,
  scope: ProjectScope,
  personId: Id,
  evolutionIds: readonly Id[],
  rows: readonly DecisionRow[],
): Promise<void> {
  await db.reviewDecision.deleteMany({ where: { personId, evolutionId: { in: [...evolutionIds] } } });
  await db.reviewDecision.createMany({
    data: rows.map((row) => ({ ...row, personId, projectId: scope.projectId, decidedAt: new Date(row.decidedAt) })),
  });
}

export type StatusRow = {
  id: Id;
  childId: Id;
  status: Verdict;
  decidedBy: string;
  consensus: string | null;
  decisionCount: number;
  isFlagged: boolean;
};

export async function writeStatuses(db: Db, rows: readonly StatusRow[]): Promise<void> {
  const recordset = Prisma.sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    AS s(id uuid, "childId" uuid, status text, "decidedBy" text, consensus text, "decisionCount" int, "isFlagged" boolean)`;
  await db.$executeRaw(Prisma.sql`
    UPDATE evolution e SET status = s.status, "decidedBy" = s."decidedBy", consensus = s.consensus,
      "decisionCount" = s."decisionCount", "isFlagged" = s."isFlagged", "updatedAt" = timezone('UTC', now())
    FROM ${recordset} WHERE e.id = s.id`);
  await db.$executeRaw(Prisma.sql`
    UPDATE instruction i SET status = s.status FROM ${recordset} WHERE i.id = s."childId" AND i.status <> s.status`);
}
