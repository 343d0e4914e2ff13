/** A person's edit instead of a child: the new node, its acceptance and the rejection of what it replaces, in one transaction. */
import type { EvolutionView } from '@/lib/core/contract/evolution-view';
import type { ReviewItem } from '@/lib/core/contract/reviews';
import { AppError } from '@/lib/core/domain/app-error';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import { whyNotStorable } from '@/lib/core/domain/storable-text';
import { measureChange } from '@/lib/core/evolution/measure-change';
import { countWords } from '@/lib/core/evolution/word-measures';
import { type Db, inTransaction } from '../store/connection';
import { evolutionViews } from '../store/evolution-views';
import { newId } from '../store/new-id';
import { announceChange } from '../store/notices';
import { findEdit, findEditable, insertEdit } from '../store/review-edits';
import { eventsOf, lockReviewable, type ReviewEventRow } from '../store/review-events';
import { reviewItems, withShortEvidence } from '../store/review-items';
import { storeReviews } from '../store/review-standing';
import { authorise } from './access';

type EditInput = {
  projectId: Id;
  evolutionId: Id;
  editId: Id;
  acceptEventId?: Id | undefined;
  rejectEventId?: Id | undefined;
  instruction: string;
  response: string;
  shownAt: string;
  decidedAt: string;
};

export async function editReviewed(
  person: Person,
  input: EditInput,
): Promise<{ edited: ReviewItem; replaced: EvolutionView['standing'] }> {
  const scope = await authorise(person, input.projectId, 'review.decide');
  checkEditText(input);
  return inTransaction(async (tx) => {
    const [replaced] = await lockReviewable(tx, scope, [input.evolutionId]);
    if (!replaced) throw new AppError('not_found', 'There is no such evolution to edit in this project.');
    const earlier = await findEdit(tx, input.editId);
    if (!earlier) await makeEdit(tx, scope, person, input);
    else if (earlier.projectId !== input.projectId || earlier.editedFromId !== input.evolutionId) {
      throw new AppError('conflict', 'This edit id belongs to another edit.', { place: 'editId' });
    }
    const [edited] = await reviewItems(tx, scope, person.id, [input.editId]);
    const view = (await evolutionViews(tx, scope, [input.evolutionId])).get(input.evolutionId);
    if (!edited || !view) throw new AppError('not_found', 'The edit is gone.');
    return { edited, replaced: withShortEvidence(view).standing };
  });
}

function checkEditText(input: EditInput): void {
  if (input.instruction.trim() === '') {
    throw new AppError('invalid_input', 'The instruction is empty.', { place: 'instruction' });
  }
  for (const place of ['instruction', 'response'] as const) {
    const problem = whyNotStorable(input[place], `the ${place}`);
    if (problem) throw new AppError('invalid_input', problem, { place });
  }
}

async function makeEdit(tx: Db, scope: ProjectScope, person: Person, input: EditInput): Promise<void> {
  const edge = await findEditable(tx, scope, input.evolutionId);
  if (!edge) throw new AppError('not_found', 'There is no such evolution to edit in this project.');
  const { dataFormat, parentText } = edge;
  await insertEdit(tx, {
    editId: input.editId,
    childId: newId(),
    editedId: edge.id,
    personId: person.id,
    instruction: input.instruction,
    response: input.response === '' ? null : input.response,
    ...measureChange({ parentText, childText: input.instruction, dataFormat }),
    childWords: countWords(input.instruction),
  });
  const ids = [input.evolutionId, input.editId];
  await storeReviews(tx, scope, {
    personId: person.id,
    evolutions: await lockReviewable(tx, scope, ids),
    stored: await eventsOf(tx, ids),
    fresh: [
      eventOf(person, input, { id: input.acceptEventId, evolutionId: input.editId, kind: 'accept' }),
      eventOf(person, input, { id: input.rejectEventId, evolutionId: input.evolutionId, kind: 'reject' }),
    ],
  });
  await announceChange(tx, { projectId: input.projectId, nouns: ['reviews', 'instructions', 'runs', 'projects'] });
}

function eventOf(
  person: Person,
  { projectId, shownAt, decidedAt }: EditInput,
  event: { id: Id | undefined; evolutionId: Id; kind: 'accept' | 'reject' },
): ReviewEventRow {
  const nothing = { reason: null, comment: null, undoesId: null, isBlind: false, isGuidelineGap: false };
  return { ...event, id: event.id ?? newId(), projectId, personId: person.id, ...nothing, shownAt, decidedAt };
}
