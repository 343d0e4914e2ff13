/** The review room, written: events that decide evolutions. */
import type { ReviewEventInput, ReviewEventResult } from '@/lib/core/contract/reviews';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import { refuseEvent } from '@/lib/core/domain/review';
import { type Db, inTransaction } from '../store/connection';
import { evolutionViews } from '../store/evolution-views';
import { announceChange } from '../store/notices';
import { eventOwners, eventsOf, insertEvents, lockReviewable, type ReviewEventRow } from '../store/review-events';
import { withShortEvidence } from '../store/review-items';
import { deriveStanding } from '../store/review-standing';
import { authorise } from './access';

const CHANGED = ['reviews', 'instructions', 'runs', 'projects'] as const;

export async function sendReviewEvents(
  person: Person,
  input: { projectId: Id; events: ReviewEventInput[] },
): Promise<{ results: ReviewEventResult[] }> {
  const scope = await authorise(person, input.projectId, 'review.decide');
  return inTransaction(async (tx) => {
    const evolutions = await lockReviewable(
      tx,
      scope,
      input.events.map((event) => event.evolutionId),
    );
    const known = new Set(evolutions.map((evolution) => evolution.id));
    const sorted = await sortEvents(tx, person, known, input);
    await insertEvents(tx, scope, sorted.fresh);
    const touched = new Set(sorted.fresh.map((event) => event.evolutionId));
    if (touched.size > 0) {
      await deriveStanding(
        tx,
        scope,
        person.id,
        evolutions.filter((evolution) => touched.has(evolution.id)),
      );
      await announceChange(tx, { projectId: input.projectId, nouns: [...CHANGED] });
    }
    return { results: await answers(tx, scope, input.events, sorted.refusals) };
  });
}

/** Which events are new, and which cannot be stored and why; the others were stored before. One that is refused does not hold up the rest. */
async function sortEvents(
  tx: Db,
  person: Person,
  known: ReadonlySet<Id>,
  input: { projectId: Id; events: ReviewEventInput[] },
): Promise<{ fresh: ReviewEventRow[]; refusals: Map<Id, string> }> {
  const owners = await eventOwners(
    tx,
    input.events.map((event) => event.eventId),
  );
  const taken = new Map(owners.map((owner) => [owner.id, owner]));
  const stored = (await eventsOf(tx, [...known])).filter((event) => event.personId === person.id);
  const fresh: ReviewEventRow[] = [];
  const refusals = new Map<Id, string>();
  for (const event of input.events) {
    const owner = taken.get(event.eventId);
    const isRepeat =
      fresh.some((row) => row.id === event.eventId) ||
      (owner?.personId === person.id && owner.evolutionId === event.evolutionId && owner.projectId === input.projectId);
    if (isRepeat) continue;
    const mine = [...stored, ...fresh].filter((row) => row.evolutionId === event.evolutionId);
    const refusal = owner
      ? 'This event id belongs to another event.'
      : !known.has(event.evolutionId)
        ? 'There is nothing to decide here: the evolution is not in this project, or it is not finished.'
        : refuseEvent(event, mine);
    if (refusal) refusals.set(event.eventId, refusal);
    else fresh.push({ ...event, id: event.eventId, personId: person.id });
  }
  return { fresh, refusals };
}

async function answers(
  tx: Db,
  scope: ProjectScope,
  events: readonly ReviewEventInput[],
  refusals: ReadonlyMap<Id, string>,
): Promise<ReviewEventResult[]> {
  const views = await evolutionViews(
    tx,
    scope,
    events.map((event) => event.evolutionId),
  );
  return events.map(({ eventId, evolutionId }) => {
    const view = views.get(evolutionId);
    const refusal = refusals.get(eventId);
    if (refusal !== undefined || !view) {
      return { eventId, outcome: 'refused', evolutionId, message: refusal ?? 'The evolution is gone.' };
    }
    return { eventId, outcome: 'saved', evolutionId, standing: withShortEvidence(view).standing };
  });
}
