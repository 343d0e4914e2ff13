/** What counts after people's events: decisions, agreement, effective status of evolution and child; all in the caller's transaction. */
import type { EffectiveStatus } from '@/lib/core/domain/evolution';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import { type ReviewStanding, standingOf } from '@/lib/core/domain/review-standing';
import type { Db } from './connection';
import { Prisma } from './generated/client';
import type { ReviewEventRow, ReviewedEvolution } from './review-events';
import { writeReviews } from './review-writes';

type Fresh = {
  personId: Id;
  /** locked by the caller */
  evolutions: readonly ReviewedEvolution[];
  /** everybody's events about them so far, oldest first */
  stored: readonly ReviewEventRow[];
  /** this person's new ones, in their order */
  fresh: readonly ReviewEventRow[];
};

/** Stores the new events, each with the effective status before and after it, and what follows from them. */
export async function storeReviews(
  tx: Db,
  scope: ProjectScope,
  { personId, evolutions, stored, fresh }: Fresh,
): Promise<Map<Id, ReviewStanding>> {
  const storedOf = Map.groupBy(stored, (event) => event.evolutionId);
  const freshOf = Map.groupBy(fresh, (event) => event.evolutionId);
  const standings = new Map<Id, ReviewStanding>();
  const changes = new Map<Id, { statusBefore: EffectiveStatus; statusAfter: EffectiveStatus }>();
  for (const evolution of evolutions) {
    const events = [...(storedOf.get(evolution.id) ?? [])];
    let standing = standingOf(events, evolution);
    for (const event of freshOf.get(evolution.id) ?? []) {
      events.push(event);
      const next = standingOf(events, evolution);
      changes.set(event.id, { statusBefore: standing.status, statusAfter: next.status });
      standing = next;
    }
    standings.set(evolution.id, standing);
  }
  const touched = evolutions.flatMap(({ id, childId }) => {
    const standing = freshOf.has(id) ? standings.get(id) : undefined;
    return standing ? [{ id, childId, standing }] : [];
  });
  const events = fresh.map((event) => ({
    ...event,
    ...(changes.get(event.id) ?? { statusBefore: null, statusAfter: null }),
  }));
  if (events.length > 0) await writeReviews(tx, scope, { personId, events, earlier: stored, touched });
  return standings;
}

/**
 * The same derivation for thousands at once, from the decisions that stand: after bulk decisions, a changed verdict or another overlap. Answers those whose effective status
 * moved. Locks first, in the order of ids, and reads decisions only then, so that whatever a batch is just storing is seen.
 */
export async function rederiveStandings(
  tx: Db,
  scope: ProjectScope,
  evolutionIds: readonly Id[],
): Promise<{ id: Id; statusBefore: EffectiveStatus; statusAfter: EffectiveStatus }[]> {
  const ids = [...evolutionIds];
  await tx.$queryRaw`
    SELECT id FROM evolution WHERE "projectId" = ${scope.projectId}::uuid AND id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`;
  return tx.$queryRaw<{ id: Id; statusBefore: EffectiveStatus; statusAfter: EffectiveStatus }[]>(Prisma.sql`
    WITH people AS (
      SELECT e.id, e."childId", e.verdict, e.status, e.adjudicated, p.overlap, count(d."personId")::int AS decisions,
             count(*) FILTER (WHERE d.decision = 'accept')::int AS accepts, count(*) FILTER (WHERE d.decision = 'reject')::int AS rejects
      FROM evolution e JOIN project p ON p.id = e."projectId" LEFT JOIN review_decision d ON d."evolutionId" = e.id
      WHERE e."projectId" = ${scope.projectId}::uuid AND e.id = ANY(${ids}::uuid[]) AND e."childId" IS NOT NULL AND e.verdict IS NOT NULL
        AND e.state IN ('kept', 'eliminated', 'undecided')
      GROUP BY e.id, p.overlap
    ), words AS (
      SELECT *, CASE WHEN accepts > 0 AND rejects = 0 THEN 'accept' WHEN rejects > 0 AND accepts = 0 THEN 'reject' END AS consensus FROM people
    ), derived AS (
      SELECT id, "childId", consensus, decisions, status AS before,
             CASE coalesce(adjudicated, consensus) WHEN 'accept' THEN 'kept' WHEN 'reject' THEN 'dropped' ELSE verdict END AS status,
             CASE WHEN adjudicated IS NOT NULL THEN 'adjudicator' WHEN consensus IS NOT NULL THEN 'people' ELSE 'machine' END AS "decidedBy",
             CASE WHEN adjudicated IS NOT NULL THEN 0 ELSE greatest(0, overlap - accepts - rejects) END AS "reviewsLeft",
             CASE WHEN accepts + rejects < 2 THEN NULL ELSE greatest(accepts, rejects)::real / (accepts + rejects) END AS agreement
      FROM words
    ), moved AS (
      UPDATE evolution e SET status = d.status, "decidedBy" = d."decidedBy", consensus = d.consensus, "decisionCount" = d.decisions,
             "reviewsLeft" = d."reviewsLeft", agreement = d.agreement, "updatedAt" = timezone('UTC', now())
      FROM derived d
      WHERE e.id = d.id AND (e.status, e."decidedBy", e.consensus, e."decisionCount", e."reviewsLeft", e.agreement)
        IS DISTINCT FROM (d.status, d."decidedBy", d.consensus, d.decisions, d."reviewsLeft", d.agreement)
    ), children AS (
      UPDATE instruction i SET status = d.status FROM derived d WHERE i.id = d."childId" AND i.status <> d.status
    )
    SELECT id, before AS "statusBefore", status AS "statusAfter" FROM derived WHERE before IS DISTINCT FROM status`);
}
