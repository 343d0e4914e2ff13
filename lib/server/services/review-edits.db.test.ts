import { afterAll, beforeEach, expect, test } from 'vitest';
import type { Id } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import { closeDatabase, database } from '../store/connection';
import { readParents } from '../store/frontier';
import { newId } from '../store/new-id';
import { sendReviewEvents } from './review-decisions';
import { editReviewed } from './review-edits';
import { makePerson, makeReviewProject, type ReviewTestProject } from './review-test-project';
import { readReviewItem } from './reviews';

const TIMES = { shownAt: '2026-11-22T10:00:00.000Z', decidedAt: '2026-11-22T10:00:05.000Z' };
let ana: Person;
let project: ReviewTestProject;
let evolutionId: Id;

beforeEach(async () => {
  ana = await makePerson('Ana');
  project = await makeReviewProject(1);
  evolutionId = await project.evolve(0, 'kept');
});
afterAll(closeDatabase);

const edit = (more: { editId?: Id; instruction?: string; acceptEventId?: Id; rejectEventId?: Id } = {}) => ({
  projectId: project.projectId,
  evolutionId,
  editId: newId(),
  instruction: 'Seed 0, written anew',
  response: 'Better.',
  ...TIMES,
  ...more,
});

test('an edit is a new node beside the child, accepted; the child is rejected', async () => {
  const input = edit();
  const { edited, replaced } = await editReviewed(ana, input);
  expect(edited).toMatchObject({
    parentText: 'Seed 0',
    childText: 'Seed 0, written anew',
    response: 'Better.',
    evolution: {
      id: input.editId,
      operation: 'human_edit',
      attempt: null,
      wordsAdded: 2,
      standing: { verdict: 'undecided', status: 'kept', decidedBy: 'people' },
    },
  });
  expect(replaced).toMatchObject({ verdict: 'kept', status: 'dropped', decidedBy: 'people' });
  const row = await database().evolution.findUniqueOrThrow({ where: { id: input.editId } });
  expect(row).toMatchObject({ editedFromId: evolutionId, parentId: project.seedIds[0], roundNumber: 1 });
  const child = await database().instruction.findUniqueOrThrow({ where: { id: row.childId ?? '' } });
  expect(child).toMatchObject({ origin: 'human_edit', status: 'kept', text: 'Seed 0, written anew' });
  const [head] = await readParents(database(), project.runId, 2, 'frontier');
  expect(head?.parentId).toBe(row.childId);
});

test('the same edit twice makes one node', async () => {
  const input = edit();
  const first = await editReviewed(ana, input);
  expect(await editReviewed(ana, input)).toEqual(first);
  expect(await database().evolution.count({ where: { editedFromId: evolutionId } })).toBe(1);
  expect(await database().reviewEvent.count({ where: { projectId: project.projectId } })).toBe(2);
});

test('its two events can be undone: the machine counts again for both', async () => {
  const input = edit({ acceptEventId: newId(), rejectEventId: newId() });
  await editReviewed(ana, input);
  const undo = (id: Id, undoesId: Id | undefined) => ({
    eventId: newId(),
    evolutionId: id,
    kind: 'undo' as const,
    reason: null,
    comment: null,
    undoesId: undoesId ?? null,
    isBlind: false,
    ...TIMES,
  });
  const { results } = await sendReviewEvents(ana, {
    projectId: project.projectId,
    events: [undo(input.editId, input.acceptEventId), undo(evolutionId, input.rejectEventId)],
  });
  expect(results).toMatchObject([
    { outcome: 'saved', standing: { status: 'undecided' } },
    { outcome: 'saved', standing: { status: 'kept', decidedBy: 'machine' } },
  ]);
});

test('an edit of an edit has the same parent', async () => {
  const first = edit();
  await editReviewed(ana, first);
  const second = { ...edit({ instruction: 'Third wording' }), evolutionId: first.editId };
  const { edited, replaced } = await editReviewed(ana, second);
  expect(edited.parentText).toBe('Seed 0');
  expect(edited.siblings.total).toBe(2);
  expect(replaced).toMatchObject({ status: 'dropped' });
});

test('text that cannot be stored, an edit id that is taken and another project are refused', async () => {
  const other = await makeReviewProject(1);
  await expect(editReviewed(ana, edit({ instruction: 'a\0b' }))).rejects.toMatchObject({ code: 'invalid_input' });
  await expect(editReviewed(ana, edit({ instruction: '  ' }))).rejects.toMatchObject({ code: 'invalid_input' });
  await expect(editReviewed(ana, { ...edit(), projectId: other.projectId })).rejects.toMatchObject({
    code: 'not_found',
  });
  await expect(editReviewed(ana, edit({ editId: evolutionId }))).rejects.toMatchObject({ code: 'conflict' });
  const item = await readReviewItem(ana, { projectId: project.projectId, evolutionId });
  expect(item.evolution.standing).toMatchObject({ status: 'kept', decidedBy: 'machine' });
});
