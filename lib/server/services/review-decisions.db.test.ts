import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReviewEventInput } from '@/lib/core/contract/reviews';
import type { Id } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import { closeDatabase, database } from '../store/connection';
import { readParents } from '../store/frontier';
import { newId } from '../store/new-id';
import { sendReviewEvents } from './review-decisions';
import { makePerson, makeReviewProject, type ReviewTestProject } from './review-test-project';
import { readReviewItem } from './reviews';

const AT = '2026-11-22T10:00:00.000Z';
let ana: Person;
let ben: Person;
let project: ReviewTestProject;
let lineage = 0;

beforeAll(async () => {
  ana = await makePerson('Ana');
  ben = await makePerson('Ben');
  project = await makeReviewProject(40);
});
afterAll(closeDatabase);

/** Every test has a lineage of its own. */
const fresh = async (verdict: 'kept' | 'dropped' | 'undecided') => {
  lineage += 1;
  return project.evolve(lineage, verdict);
};

const event = (evolutionId: Id, kind: ReviewEventInput['kind'], more: Partial<ReviewEventInput> = {}) => ({
  eventId: newId(),
  evolutionId,
  kind,
  reason: null,
  comment: null,
  undoesId: null,
  isBlind: false,
  shownAt: AT,
  decidedAt: AT,
  ...more,
});

const send = async (person: Person, ...events: ReviewEventInput[]) =>
  (await sendReviewEvents(person, { projectId: project.projectId, events })).results;

const standing = async (evolutionId: Id) =>
  (await readReviewItem(ana, { projectId: project.projectId, evolutionId })).evolution.standing;

const childStatus = async (evolutionId: Id) => {
  const evolution = await database().evolution.findUniqueOrThrow({ where: { id: evolutionId } });
  return (await database().instruction.findUniqueOrThrow({ where: { id: evolution.childId ?? '' } })).status;
};

describe('sending', () => {
  test('a decision is stored, and evolution and child follow it', async () => {
    const id = await fresh('dropped');
    const [result] = await send(ana, event(id, 'accept'));
    expect(result).toMatchObject({ outcome: 'saved', standing: { status: 'kept', decidedBy: 'people' } });
    expect(await standing(id)).toMatchObject({ verdict: 'dropped', status: 'kept', decidedBy: 'people' });
    expect(await childStatus(id)).toBe('kept');
  });

  test('the same batch twice leaves the same events, and answers the same', async () => {
    const [first, second] = [await fresh('kept'), await fresh('kept')];
    const batch = [event(first, 'accept'), event(second, 'reject', { reason: 'not_harder' })];
    const before = await send(ana, ...batch);
    expect(await send(ana, ...batch)).toEqual(before);
    expect(await database().reviewEvent.count({ where: { evolutionId: { in: [first, second] } } })).toBe(2);
  });

  test('the same batch twice at the same moment, too', async () => {
    const ids = await Promise.all(Array.from({ length: 4 }, () => fresh('kept')));
    const batch = ids.map((id) => event(id, 'reject'));
    const backwards = [...batch].reverse();
    await Promise.all([send(ana, ...batch), send(ana, ...backwards), send(ana, ...batch)]);
    expect(await database().reviewEvent.count({ where: { evolutionId: { in: ids } } })).toBe(4);
  });

  test('answers come in the order sent, and events are numbered in it', async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, () => fresh('kept')));
    const batch = [...ids].reverse().map((id) => event(id, 'accept'));
    const results = await send(ana, ...batch);
    expect(results.map((result) => result.eventId)).toEqual(batch.map((sent) => sent.eventId));
    const rows = await database().reviewEvent.findMany({
      where: { evolutionId: { in: ids } },
      orderBy: { sequence: 'asc' },
    });
    expect(rows.map((row) => row.id)).toEqual(batch.map((sent) => sent.eventId));
    expect(rows[0]?.decidedAt.toISOString()).toBe(AT);
  });

  test('one refused event does not lose the others', async () => {
    const [first, last] = [await fresh('kept'), await fresh('kept')];
    const elsewhere = await (await makeReviewProject(1)).evolve(0, 'kept');
    const results = await send(
      ana,
      event(first, 'reject'),
      event(elsewhere, 'reject'),
      event(newId(), 'accept'),
      event(first, 'undo', { undoesId: newId() }),
      event(first, 'comment', { comment: 'a\0b' }),
      event(last, 'reject'),
    );
    expect(results.map((result) => result.outcome)).toEqual([
      'saved',
      'refused',
      'refused',
      'refused',
      'refused',
      'saved',
    ]);
    expect(await standing(last)).toMatchObject({ status: 'dropped' });
    expect(await database().reviewEvent.count({ where: { evolutionId: elsewhere } })).toBe(0);
  });

  test('an event id of another person is refused', async () => {
    const id = await fresh('kept');
    const mine = event(id, 'accept');
    await send(ana, mine);
    expect(await send(ben, mine)).toMatchObject([{ outcome: 'refused' }]);
  });

  test('an unfinished evolution cannot be decided', async () => {
    const id = await fresh('kept');
    await database().evolution.update({ where: { id }, data: { state: 'answered', verdict: null, status: null } });
    expect(await send(ana, event(id, 'accept'))).toMatchObject([{ outcome: 'refused' }]);
  });
});

describe('what stands', () => {
  test('undo takes back, redo takes the undo back, through a chain', async () => {
    const id = await fresh('kept');
    const reject = event(id, 'reject', { reason: 'unsafe' });
    const undo = event(id, 'undo', { undoesId: reject.eventId });
    const redo = event(id, 'undo', { undoesId: undo.eventId });
    await send(ana, reject);
    expect(await standing(id)).toMatchObject({ status: 'dropped' });
    await send(ana, undo);
    expect(await standing(id)).toMatchObject({ status: 'kept', decidedBy: 'machine', decisions: [] });
    await send(ana, redo);
    expect(await standing(id)).toMatchObject({ status: 'dropped', decisions: [{ reason: 'unsafe' }] });
    await send(ana, event(id, 'undo', { undoesId: redo.eventId }));
    expect(await standing(id)).toMatchObject({ status: 'kept', decisions: [] });
    expect(await childStatus(id)).toBe('kept');
  });

  test('undo of a change of mind goes back to the decision before', async () => {
    const id = await fresh('undecided');
    const second = event(id, 'reject');
    await send(ana, event(id, 'accept'), second);
    expect(await standing(id)).toMatchObject({ status: 'dropped' });
    await send(ana, event(id, 'undo', { undoesId: second.eventId }));
    expect(await standing(id)).toMatchObject({ status: 'kept', decidedBy: 'people' });
  });

  test('nobody undoes the decision of somebody else', async () => {
    const id = await fresh('kept');
    const reject = event(id, 'reject');
    await send(ana, reject);
    expect(await send(ben, event(id, 'undo', { undoesId: reject.eventId }))).toMatchObject([{ outcome: 'refused' }]);
  });

  test('people who agree are a consensus; who disagree, the machine counts', async () => {
    const id = await fresh('kept');
    await send(ana, event(id, 'reject'));
    await send(ben, event(id, 'reject'));
    expect(await standing(id)).toMatchObject({ status: 'dropped', decidedBy: 'people' });
    await send(ben, event(id, 'accept'));
    const now = await standing(id);
    expect(now).toMatchObject({ status: 'kept', decidedBy: 'machine' });
    expect(now.decisions.map((decision) => [decision.personName, decision.decision])).toEqual([
      ['Ana', 'reject'],
      ['Ben', 'accept'],
    ]);
    await send(ben, event(id, 'unsure'));
    expect(await standing(id)).toMatchObject({ status: 'dropped', decidedBy: 'people' });
  });

  test('override, then restore: the machine counts again', async () => {
    const id = await fresh('dropped');
    await send(ana, event(id, 'accept'));
    expect(await standing(id)).toMatchObject({ status: 'kept' });
    await send(ana, event(id, 'restore'));
    expect(await standing(id)).toMatchObject({ status: 'dropped', decidedBy: 'machine', decisions: [] });
  });

  test('a flag stands until it is undone, and is no decision', async () => {
    const id = await fresh('kept');
    const flag = event(id, 'flag');
    await send(ana, flag);
    expect(await standing(id)).toMatchObject({ isFlagged: true, decidedBy: 'machine', decisions: [] });
    await send(ana, event(id, 'undo', { undoesId: flag.eventId }));
    expect(await standing(id)).toMatchObject({ isFlagged: false });
  });
});

test('decisions move the frontier of the next round', async () => {
  const world = await makeReviewProject(2);
  const dropped = await world.evolve(0, 'dropped');
  const kept = await world.evolve(1, 'kept');
  const heads = async () => (await readParents(database(), world.runId, 2, 'frontier')).map((head) => head.parentId);
  const childOf = async (id: Id) => (await database().evolution.findUniqueOrThrow({ where: { id } })).childId;
  expect(await heads()).toEqual([world.seedIds[0], await childOf(kept)]);
  await sendReviewEvents(ana, {
    projectId: world.projectId,
    events: [event(dropped, 'accept'), event(kept, 'reject')],
  });
  expect(await heads()).toEqual([await childOf(dropped), world.seedIds[1]]);
  await sendReviewEvents(ana, {
    projectId: world.projectId,
    events: [event(dropped, 'restore'), event(kept, 'restore')],
  });
  expect(await heads()).toEqual([world.seedIds[0], await childOf(kept)]);
});
