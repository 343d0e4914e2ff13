/** From a person's events to what counts: their decision, people's consensus, the effective status of evolution and child; all in the caller's transaction. */
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import { consensusOf, effectiveStatus, hasStandingFlag, standingDecision } from '@/lib/core/domain/review';
import type { Db } from './connection';
import { decisionsOf } from './evolution-views';
import {
  type DecisionRow,
  eventsOf,
  type ReviewEventRow,
  type ReviewedEvolution,
  replaceDecisions,
  writeStatuses,
} from './review-events';

/** `evolutions` are locked by the caller; their new events by `personId` are stored already. */
export async function deriveStanding(
  db: Db,
  scope: ProjectScope,
  personId: Id,
  evolutions: readonly ReviewedEvolution[],
): Promise<void> {
  const ids = evolutions.map((evolution) => evolution.id);
  const events = Map.groupBy(await eventsOf(db, ids), (event) => event.evolutionId);
  const mine = ids.flatMap((id) => decisionRow(id, personId, events.get(id) ?? []));
  await replaceDecisions(db, scope, personId, ids, mine);
  const decisions = await decisionsOf(db, ids);
  const statuses = evolutions.map(({ id, childId, verdict }) => {
    const standing = (decisions.get(id) ?? []).map((row) => row.decision);
    const consensus = consensusOf(standing);
    return {
      id,
      childId,
      ...effectiveStatus(verdict, consensus),
      consensus,
      decisionCount: standing.length,
      isFlagged: hasStandingFlag(events.get(id) ?? []),
    };
  });
  await writeStatuses(db, statuses);
}

function decisionRow(evolutionId: Id, personId: Id, events: readonly ReviewEventRow[]): DecisionRow[] {
  const standing = standingDecision(events.filter((event) => event.personId === personId));
  return standing ? [{ evolutionId, ...standing }] : [];
}
