/** What a batch of review events is answered: for each event whether it is stored, and how its evolution stands now. */
import type { EvolutionView } from '@/lib/core/contract/evolution-view';
import type { ReviewEventInput, ReviewEventResult } from '@/lib/core/contract/reviews';
import type { Id } from '@/lib/core/domain/identifier';
import { hasSeenVerdict, type ReviewStanding } from '@/lib/core/domain/review-standing';
import type { Db } from './connection';
import { NAMELESS, personNames } from './evolution-views';
import { blindStanding } from './review-blind';
import type { ReviewEventRow, ReviewedEvolution } from './review-events';
import { shortFindings } from './review-items';
import { standingFor } from './review-others';

type Batch = {
  personId: Id;
  personName: string;
  events: readonly ReviewEventInput[];
  refusals: ReadonlyMap<Id, string>;
  evolutions: readonly ReviewedEvolution[];
  stored: readonly ReviewEventRow[];
  fresh: readonly ReviewEventRow[];
  standings: ReadonlyMap<Id, ReviewStanding>;
};

export async function answerReviews(db: Db, batch: Batch): Promise<ReviewEventResult[]> {
  const evolutions = new Map(batch.evolutions.map((evolution) => [evolution.id, evolution]));
  const others = [...batch.standings.values()].flatMap(peopleOf).filter((id) => id !== batch.personId);
  const names = (await personNames(db, others)).set(batch.personId, batch.personName);
  const byItem = Map.groupBy([...batch.stored, ...batch.fresh], (event) => event.evolutionId);
  return batch.events.map(({ eventId, evolutionId }) => {
    const [evolution, standing] = [evolutions.get(evolutionId), batch.standings.get(evolutionId)];
    const refusal = batch.refusals.get(eventId);
    if (refusal !== undefined || !evolution || !standing) {
      return { eventId, outcome: 'refused', evolutionId, message: refusal ?? 'The evolution is gone.' };
    }
    const about = byItem.get(evolutionId) ?? [];
    const shown = standingFor(batch.personId, standingView(evolution, standing, names));
    const isBlind = evolution.isAudit && !hasSeenVerdict(about.filter((event) => event.personId === batch.personId));
    const isConflict = isSecondWord(eventId, batch.personId, evolution, standing, about);
    return { eventId, outcome: 'saved', evolutionId, standing: isBlind ? blindStanding(shown) : shown, isConflict };
  });
}

const peopleOf = ({ decisions, adjudicated }: ReviewStanding) => [
  ...decisions.map((decision) => decision.personId),
  adjudicated?.personId ?? null,
];

function standingView(
  { verdict, rule, findings }: ReviewedEvolution,
  standing: ReviewStanding,
  names: ReadonlyMap<Id, string>,
): EvolutionView['standing'] {
  const { status, decidedBy, agreement, reviewsLeft, isFlagged, adjudicated } = standing;
  const named = (personId: Id) => ({ personId, personName: names.get(personId) ?? NAMELESS });
  return {
    ...{ verdict, rule, findings: shortFindings(findings), status, decidedBy, agreement, reviewsLeft, isFlagged },
    adjudicated: adjudicated && { decision: adjudicated.decision, ...named(adjudicated.personId) },
    decisions: standing.decisions.map(({ personId, decision, reason, decidedAt }) => ({
      ...named(personId),
      ...{ decision, reason, decidedAt },
    })),
  };
}

/** This event accepts or rejects, stands, and as many others as are asked for had said their word. In an audit only the blind ones are asked for. */
function isSecondWord(
  eventId: Id,
  personId: Id,
  { overlap, isAudit }: ReviewedEvolution,
  { decisions }: ReviewStanding,
  about: readonly ReviewEventRow[],
): boolean {
  const mine = decisions.find((decision) => decision.eventId === eventId);
  if (!mine || mine.personId !== personId || mine.decision === 'unsure') return false;
  const blind = new Set(about.filter((event) => event.isBlind).map((event) => event.id));
  const others = decisions.filter(
    (other) => other.personId !== personId && other.decision !== 'unsure' && (!isAudit || blind.has(other.eventId)),
  );
  return others.length >= overlap;
}
