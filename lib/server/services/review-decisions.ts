/** The review room, written: events that decide evolutions. */
import type { ReviewEventInput, ReviewEventResult } from '@/lib/core/contract/reviews';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import { can, type Person } from '@/lib/core/domain/person';
import { refuseEvent } from '@/lib/core/domain/review';
import { hasSeenVerdict, type ReviewStanding, standingOf } from '@/lib/core/domain/review-standing';
import { type Db, inTransaction } from '../store/connection';
import { announceChange } from '../store/notices';
import { answerReviews } from '../store/review-answers';
import { eventsOf, lockReviewable, type ReviewEventRow, type ReviewedEvolution } from '../store/review-events';
import { takeLeases } from '../store/review-leases';
import { storeReviews } from '../store/review-standing';
import { authorise } from './access';

const CHANGED = ['reviews', 'instructions', 'runs', 'projects'] as const;

type Input = { projectId: Id; events: ReviewEventInput[] };

export async function sendReviewEvents(person: Person, input: Input): Promise<{ results: ReviewEventResult[] }> {
  const scope = await authorise(person, input.projectId, 'review.decide');
  return inTransaction(async (tx) => {
    const evolutions = await lockReviewable(
      tx,
      scope,
      input.events.map((event) => event.evolutionId),
    );
    const known = await eventsOf(
      tx,
      evolutions.map((evolution) => evolution.id),
      input.events.map((event) => event.eventId),
    );
    const { fresh, refusals } = sortEvents(person, new Map(evolutions.map((row) => [row.id, row])), known, input);
    const ground = { personId: person.id, evolutions, stored: known, fresh };
    const standings = await storeReviews(tx, scope, ground);
    if (fresh.length > 0) {
      await takeBack(tx, scope, person, fresh, standings);
      await announceChange(tx, { projectId: input.projectId, nouns: [...CHANGED] });
    }
    const asked = { personName: person.name, events: input.events, refusals };
    const results = await answerReviews(tx, { ...ground, ...asked, standings });
    return { results };
  });
}

/** Which events are new, and which cannot be stored and why; the others were stored before. One that is refused does not hold up the rest. */
function sortEvents(
  person: Person,
  evolutions: ReadonlyMap<Id, ReviewedEvolution>,
  known: readonly ReviewEventRow[],
  input: Input,
): { fresh: ReviewEventRow[]; refusals: Map<Id, string> } {
  const fresh: ReviewEventRow[] = [];
  const refusals = new Map<Id, string>();
  const stored = new Map(known.map((event) => [event.id, event]));
  const byItem = Map.groupBy(known, (event) => event.evolutionId);
  for (const event of input.events) {
    if (isRepeat(event, stored.get(event.eventId), person, input.projectId)) continue;
    const about = byItem.get(event.evolutionId) ?? [];
    const refusal = stored.has(event.eventId)
      ? 'This event id belongs to another event.'
      : refusalOf(event, person, evolutions.get(event.evolutionId), about);
    if (refusal) {
      refusals.set(event.eventId, refusal);
      continue;
    }
    const row = rowOf(event, person, input.projectId, about);
    fresh.push(row);
    stored.set(row.id, row);
    byItem.set(row.evolutionId, [...about, row]);
  }
  return { fresh, refusals };
}

function isRepeat(event: ReviewEventInput, owner: ReviewEventRow | undefined, person: Person, projectId: Id): boolean {
  return owner?.personId === person.id && owner.evolutionId === event.evolutionId && owner.projectId === projectId;
}

function refusalOf(
  event: ReviewEventInput,
  person: Person,
  evolution: ReviewedEvolution | undefined,
  about: readonly ReviewEventRow[],
): string | null {
  if (!evolution)
    return 'There is nothing to decide here: the evolution is not in this project, or it is not finished.';
  const mine = about.filter((row) => row.personId === person.id);
  const decisions = standingOf(about, evolution).decisions.map((row) => row.decision);
  return refuseEvent(event, mine, { mayLead: can(person.role, 'review.lead'), decisions });
}

/** Blind is only who did not know the verdict before, whatever the browser says. */
function rowOf(
  event: ReviewEventInput,
  person: Person,
  projectId: Id,
  about: readonly ReviewEventRow[],
): ReviewEventRow {
  const { eventId, evolutionId, kind, reason, comment, undoesId, shownAt, decidedAt, isGuidelineGap = false } = event;
  const mine = about.filter((row) => row.personId === person.id);
  const isBlind = event.isBlind && !hasSeenVerdict(mine);
  const texts = { kind, reason, comment, undoesId, isBlind, isGuidelineGap };
  return { id: eventId, projectId, evolutionId, personId: person.id, ...texts, shownAt, decidedAt };
}

/** Who takes a decision back has the item before them again, so it is in their hands again. */
async function takeBack(
  tx: Db,
  scope: ProjectScope,
  { id: personId }: Person,
  fresh: readonly ReviewEventRow[],
  standings: ReadonlyMap<Id, ReviewStanding>,
): Promise<void> {
  const undone = fresh.filter(({ kind }) => kind === 'undo' || kind === 'restore').map((event) => event.evolutionId);
  const ids = [...new Set(undone)].filter(
    (id) => !standings.get(id)?.decisions.some((decision) => decision.personId === personId),
  );
  await takeLeases(tx, scope, { personId, order: 'as_made', ids });
}
