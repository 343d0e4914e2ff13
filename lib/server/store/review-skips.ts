/** What a person left for later. A skip is an event, not a decision: it counts for a sitting. */
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { StoredReviewEvent } from '@/lib/core/domain/review';
import { hasStandingSkip } from '@/lib/core/domain/review-standing';
import type { Db } from './connection';

type Row = Omit<StoredReviewEvent, 'decidedAt'> & { evolutionId: Id; decidedAt: Date };

/** Skips that were taken back do not count. */
export async function skippedSince(db: Db, scope: ProjectScope, personId: Id, since: Date): Promise<Id[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT v.id, v.kind, v.reason, v."undoesId", v."decidedAt", v."evolutionId" FROM review_event v
    WHERE v."personId" = ${personId} AND v."evolutionId" IN (
      SELECT "evolutionId" FROM review_event
      WHERE "projectId" = ${scope.projectId}::uuid AND "personId" = ${personId} AND kind = 'skip' AND "decidedAt" >= ${since})
    ORDER BY v.sequence`;
  const events = rows.map((row) => ({ ...row, decidedAt: row.decidedAt.toISOString() }));
  const byItem = Map.groupBy(events, (event) => event.evolutionId);
  return [...byItem].filter(([, own]) => hasStandingSkip(own, since.toISOString())).map(([id]) => id);
}
