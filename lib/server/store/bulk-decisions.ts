/** A batch of a decision about many: events, standing decisions and statuses move together, or not at all. The caller holds the job. */
import type { BulkJobView } from '@/lib/core/contract/bulk';
import type { BulkKind } from '@/lib/core/domain/bulk';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import { standingDecision, standingEvents } from '@/lib/core/domain/review';
import { REVIEWABLE, WAITS_IN_AUDIT } from './bulk-items';
import type { Db } from './connection';
import { Prisma } from './generated/client';
import { newId } from './new-id';
import { eventsOf, type ReviewEventRow } from './review-events';
import { rederiveStandings } from './review-standing';

/** Half-open from the left: the positions after `from` up to `to`. */
export type BulkPart = { from: number; to: number };
type Made = { position: number; evolutionId: Id; eventId: Id; statusBefore: string };

/** Of the part's evolutions, those that may be decided, locked in the order in which the review room locks; says how many it decided and how many of these changed. */
export async function decidePart(
  tx: Db,
  scope: ProjectScope,
  job: BulkJobView,
  part: BulkPart,
): Promise<{ made: number; changed: number }> {
  const rows = await tx.$queryRaw<Omit<Made, 'eventId'>[]>(Prisma.sql`
    SELECT i.position, e.id AS "evolutionId", e.status AS "statusBefore" FROM bulk_item i JOIN evolution e ON e.id = i."evolutionId"
    WHERE i."bulkId" = ${job.id}::uuid AND i.position > ${part.from}::int AND i.position <= ${part.to}::int AND i."eventId" IS NULL
      AND e."projectId" = ${scope.projectId}::uuid AND ${REVIEWABLE} AND e.adjudicated IS NULL AND NOT ${WAITS_IN_AUDIT}
    ORDER BY e.id FOR UPDATE OF e`);
  if (rows.length === 0) return { made: 0, changed: 0 };
  const made = rows.map((row) => ({ ...row, eventId: newId() }));
  const recordset = madeRecords(made);
  await tx.$executeRaw(Prisma.sql`
    INSERT INTO review_decision ("evolutionId", "personId", "projectId", decision, reason, "eventId", "decidedAt")
    SELECT m."evolutionId", ${job.createdBy.id}, ${scope.projectId}::uuid, ${job.kind satisfies BulkKind}, ${job.reason}, m."eventId", timezone('UTC', now())
    FROM ${recordset}
    ON CONFLICT ("evolutionId", "personId") DO UPDATE SET decision = excluded.decision, reason = excluded.reason, "eventId" = excluded."eventId",
      "isBlind" = false, "tookMs" = NULL, "decidedAt" = excluded."decidedAt"`);
  await rederiveStandings(
    tx,
    scope,
    made.map((row) => row.evolutionId),
  );
  const event = { kind: job.kind, reason: job.reason, comment: null, personId: job.createdBy.id };
  const changed = await insertPart(tx, scope, job, { ...event, recordset: madeRecords(made) });
  await tx.$executeRaw(Prisma.sql`
    UPDATE bulk_item i SET "eventId" = m."eventId" FROM ${recordset} WHERE i."bulkId" = ${job.id}::uuid AND i.position = m.position`);
  return { made: made.length, changed };
}

/** Takes the part's decisions back by compensating events, so that what the person had decided before, or by hand since, stands again. */
export async function undoPart(tx: Db, scope: ProjectScope, job: BulkJobView, part: BulkPart): Promise<number> {
  const rows = await tx.$queryRaw<Made[]>(Prisma.sql`
    SELECT i.position, e.id AS "evolutionId", i."eventId", e.status AS "statusBefore" FROM bulk_item i JOIN evolution e ON e.id = i."evolutionId"
    WHERE i."bulkId" = ${job.id}::uuid AND i.position > ${part.from}::int AND i.position <= ${part.to}::int AND i."eventId" IS NOT NULL
      AND e."projectId" = ${scope.projectId}::uuid
    ORDER BY e.id FOR UPDATE OF e`);
  const personId = job.createdBy.id;
  const ids = rows.map((row) => row.evolutionId);
  const events = (await eventsOf(tx, ids)).filter((event) => event.personId === personId);
  const byEvolution = Map.groupBy(events, (event) => event.evolutionId);
  const undone = rows.flatMap((row) => {
    const own = byEvolution.get(row.evolutionId) ?? [];
    // Taken back by hand already: a second undo of it would be an undo of nothing.
    if (!standingEvents(own).some((event) => event.id === row.eventId)) return [];
    const undo = { id: newId(), kind: 'undo', undoesId: row.eventId, reason: null, decidedAt: '' } as const;
    return { ...row, eventId: undo.id, undoesId: row.eventId, standsOn: standingDecision([...own, undo])?.eventId };
  });
  if (undone.length === 0) return 0;
  const standing = new Set(undone.flatMap((row) => row.standsOn ?? []));
  const touched = undone.map((row) => row.evolutionId);
  await replaceDecisions(
    tx,
    scope,
    { personId, evolutionIds: touched },
    events.filter((event) => standing.has(event.id)),
  );
  await rederiveStandings(tx, scope, touched);
  const { undoneBy } = job;
  const comment = undoneBy === null || undoneBy.id === personId ? null : `Taken back by ${undoneBy.name}.`;
  await insertPart(tx, scope, job, { kind: 'undo', reason: null, comment, personId, recordset: madeRecords(undone) });
  return undone.length;
}

/** This person's decisions about the evolutions become exactly those that `events` made. */
async function replaceDecisions(
  tx: Db,
  scope: ProjectScope,
  { personId, evolutionIds }: { personId: Id; evolutionIds: readonly Id[] },
  events: readonly ReviewEventRow[],
): Promise<void> {
  await tx.$executeRaw`DELETE FROM review_decision WHERE "personId" = ${personId} AND "evolutionId" = ANY(${[...evolutionIds]}::uuid[])`;
  await tx.reviewDecision.createMany({
    data: events.map((event) => ({
      ...{ evolutionId: event.evolutionId, personId, projectId: scope.projectId, eventId: event.id },
      ...{ decision: event.kind, reason: event.reason, isBlind: event.isBlind },
      tookMs: Math.max(0, Date.parse(event.decidedAt) - Date.parse(event.shownAt)),
      decidedAt: new Date(event.decidedAt),
    })),
  });
}

function madeRecords(rows: readonly (Made & { undoesId?: Id })[]): Prisma.Sql {
  return Prisma.sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    AS m(position int, "evolutionId" uuid, "eventId" uuid, "undoesId" uuid, "statusBefore" text)`;
}

type PartEvents = { kind: string; reason: string | null; comment: string | null; personId: Id; recordset: Prisma.Sql };

/** After the statuses are derived, so that each event says from what to what; gives how many changed. */
async function insertPart(tx: Db, scope: ProjectScope, job: BulkJobView, events: PartEvents): Promise<number> {
  const { kind, reason, comment, personId, recordset } = events;
  const [row] = await tx.$queryRaw<{ changed: number }[]>(Prisma.sql`
    WITH made AS (
      INSERT INTO review_event (id, "projectId", "evolutionId", "personId", kind, reason, comment, "undoesId", "bulkId", "statusBefore", "statusAfter", "shownAt", "decidedAt")
      SELECT m."eventId", ${scope.projectId}::uuid, e.id, ${personId}, ${kind}, ${reason}, ${comment}, m."undoesId", ${job.id}::uuid,
             m."statusBefore", e.status, timezone('UTC', now()), timezone('UTC', now())
      FROM ${recordset} JOIN evolution e ON e.id = m."evolutionId"
      RETURNING "statusBefore", "statusAfter"
    )
    SELECT (count(*) FILTER (WHERE "statusBefore" IS DISTINCT FROM "statusAfter"))::int AS changed FROM made`);
  return row?.changed ?? 0;
}
