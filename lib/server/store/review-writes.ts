/** Everything that a batch of review events changes, in one statement: events, the person's decisions, evolutions, children and leases. */
import type { EffectiveStatus } from '@/lib/core/domain/evolution';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { ReviewStanding } from '@/lib/core/domain/review-standing';
import type { Db } from './connection';
import { Prisma } from './generated/client';
import type { ReviewEventRow } from './review-events';

type StoredEvent = ReviewEventRow & { statusBefore: EffectiveStatus | null; statusAfter: EffectiveStatus | null };
type Touched = { id: Id; childId: Id; standing: ReviewStanding };
/** `earlier`: what the touched evolutions had before; a decision rests on one of those after an undo. */
type Writes = {
  personId: Id;
  events: readonly StoredEvent[];
  earlier: readonly ReviewEventRow[];
  touched: readonly Touched[];
};

const LONGEST_MS = 2_147_483_647;

/** The evolutions are locked by the caller. Leases are touched only where nobody else is touching them, so that two tabs of a person never wait for each other. */
export async function writeReviews(
  tx: Db,
  scope: ProjectScope,
  { personId, events, earlier, touched }: Writes,
): Promise<void> {
  const byId = new Map([...earlier, ...events].map((event) => [event.id, event]));
  const decided = touched.flatMap(({ id, standing }) => decisionRow(id, standing, personId, byId));
  const decidedIds = new Set(decided.map((row) => row.evolutionId));
  const undecided = touched.filter(({ id }) => !decidedIds.has(id)).map(({ id }) => id);
  const done = new Set([
    ...decidedIds,
    ...events.filter(({ kind }) => kind === 'skip').map((event) => event.evolutionId),
  ]);
  await tx.$executeRaw(Prisma.sql`
    WITH stored AS (
      INSERT INTO review_event (id, "projectId", "evolutionId", "personId", kind, reason, comment, "undoesId", "isBlind", "isGuidelineGap", "bulkId", "statusBefore", "statusAfter", "shownAt", "decidedAt")
      SELECT v.id, v."projectId", v."evolutionId", v."personId", v.kind, v.reason, v.comment, v."undoesId", v."isBlind", v."isGuidelineGap", v."bulkId", v."statusBefore", v."statusAfter",
             v."shownAt" AT TIME ZONE 'UTC', v."decidedAt" AT TIME ZONE 'UTC'
      FROM ${recordset(
        events.map((event, place) => ({ ...event, place })),
        Prisma.sql`v(place int, id uuid, "projectId" uuid, "evolutionId" uuid, "personId" text, kind text, reason text,
        comment text, "undoesId" uuid, "isBlind" boolean, "isGuidelineGap" boolean, "bulkId" uuid, "statusBefore" text, "statusAfter" text, "shownAt" timestamptz, "decidedAt" timestamptz)`,
      )}
      ORDER BY v.place
    ), withdrawn AS (
      DELETE FROM review_decision WHERE "personId" = ${personId} AND "evolutionId" = ANY(${undecided}::uuid[])
    ), decided AS (
      INSERT INTO review_decision ("evolutionId", "personId", "projectId", decision, reason, "eventId", "isBlind", "tookMs", "decidedAt")
      SELECT d."evolutionId", ${personId}, ${scope.projectId}::uuid, d.decision, d.reason, d."eventId", d."isBlind", d."tookMs", d."decidedAt" AT TIME ZONE 'UTC'
      FROM ${recordset(decided, Prisma.sql`d("evolutionId" uuid, decision text, reason text, "eventId" uuid, "isBlind" boolean, "tookMs" int, "decidedAt" timestamptz)`)}
      ON CONFLICT ("evolutionId", "personId") DO UPDATE SET decision = excluded.decision, reason = excluded.reason, "eventId" = excluded."eventId",
        "isBlind" = excluded."isBlind", "tookMs" = excluded."tookMs", "decidedAt" = excluded."decidedAt"
      WHERE review_decision."eventId" <> excluded."eventId"
    ), stands AS (
      SELECT * FROM ${recordset(
        touched.map(statusRow),
        Prisma.sql`s(id uuid, "childId" uuid, status text, "decidedBy" text, consensus text, "decisionCount" int, "isFlagged" boolean,
        "reviewsLeft" int, agreement real, adjudicated text, "adjudicatedById" text)`,
      )}
    ), moved AS (
      UPDATE evolution e SET status = s.status, "decidedBy" = s."decidedBy", consensus = s.consensus, "decisionCount" = s."decisionCount", "isFlagged" = s."isFlagged",
             "reviewsLeft" = s."reviewsLeft", agreement = s.agreement, adjudicated = s.adjudicated, "adjudicatedById" = s."adjudicatedById", "updatedAt" = timezone('UTC', now())
      FROM stands s WHERE e.id = s.id
    ), children AS (
      UPDATE instruction i SET status = s.status FROM stands s WHERE i.id = s."childId" AND i.status <> s.status
    ), mine AS (
      SELECT "evolutionId", "personId" FROM review_lease WHERE "projectId" = ${scope.projectId}::uuid AND "personId" = ${personId} FOR UPDATE SKIP LOCKED
    ), given AS (
      DELETE FROM review_lease l USING mine WHERE l."evolutionId" = mine."evolutionId" AND l."personId" = mine."personId" AND l."evolutionId" = ANY(${[...done]}::uuid[])
    )
    UPDATE review_lease l SET "expiresAt" = now() + interval '10 minutes' FROM mine
    WHERE l."evolutionId" = mine."evolutionId" AND l."personId" = mine."personId" AND l."expiresAt" > now() AND l."evolutionId" <> ALL(${[...done]}::uuid[])`);
}

const recordset = (rows: readonly object[], columns: Prisma.Sql) =>
  Prisma.sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS ${columns}`;

function decisionRow(evolutionId: Id, standing: ReviewStanding, personId: Id, events: ReadonlyMap<Id, ReviewEventRow>) {
  const mine = standing.decisions.find((decision) => decision.personId === personId);
  if (!mine) return [];
  const { decision, reason, eventId, decidedAt } = mine;
  const event = events.get(eventId);
  return [
    { evolutionId, decision, reason, eventId, decidedAt, isBlind: event?.isBlind ?? false, tookMs: tookMs(event) },
  ];
}

/** Nobody looks at each item of a bulk decision. */
function tookMs(event: ReviewEventRow | undefined): number | null {
  if (!event || event.bulkId) return null;
  return Math.min(LONGEST_MS, Math.max(0, Date.parse(event.decidedAt) - Date.parse(event.shownAt)));
}

function statusRow({ id, childId, standing }: Touched) {
  const { status, decidedBy, consensus, isFlagged, reviewsLeft, agreement, adjudicated, decisions } = standing;
  return {
    ...{ id, childId, status, decidedBy, consensus, isFlagged, reviewsLeft, agreement },
    decisionCount: decisions.length,
    adjudicated: adjudicated?.decision ?? null,
    adjudicatedById: adjudicated?.personId ?? null,
  };
}
