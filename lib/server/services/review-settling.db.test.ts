import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Id } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import { closeDatabase, database } from '../store/connection';
import { sendReviewEvents } from './review-decisions';
import { makePerson, makeReviewProject, type ReviewTestProject, reviewEvent } from './review-test-project';

let ana: Person;
let ben: Person;
let lea: Person;
let project: ReviewTestProject;
let id: Id;

beforeAll(async () => {
  ana = await makePerson('Ana');
  ben = await makePerson('Ben');
  lea = await makePerson('Lea', 'researcher');
});
beforeEach(async () => {
  project = await makeReviewProject(1, 2);
  id = await project.evolve(0, 'kept');
});
afterAll(closeDatabase);

async function send(person: Person, ...events: ReturnType<typeof reviewEvent>[]) {
  return (await sendReviewEvents(person, { projectId: project.projectId, events })).results;
}

const row = () => database().evolution.findUniqueOrThrow({ where: { id } });
const child = async () =>
  database().instruction.findUniqueOrThrow({ where: { id: (await row()).childId ?? '' }, select: { status: true } });

test('a lead outweighs everybody, and opens it again', async () => {
  await send(ana, reviewEvent(id, 'accept'));
  await send(ben, reviewEvent(id, 'accept'));
  const [settled] = await send(lea, reviewEvent(id, 'settle_reject', { reason: 'unsafe', isGuidelineGap: true }));
  expect(settled).toMatchObject({
    standing: {
      status: 'dropped',
      decidedBy: 'adjudicator',
      adjudicated: { decision: 'reject', personName: 'Lea' },
      agreement: 1,
    },
  });
  expect(await row()).toMatchObject({
    adjudicated: 'reject',
    adjudicatedById: lea.id,
    reviewsLeft: 0,
    consensus: 'accept',
  });
  expect(await child()).toEqual({ status: 'dropped' });
  await send(lea, reviewEvent(id, 'reopen'));
  expect(await row()).toMatchObject({ adjudicated: null, adjudicatedById: null, status: 'kept', decidedBy: 'people' });
  expect(await database().reviewEvent.findFirst({ where: { evolutionId: id, kind: 'settle_reject' } })).toMatchObject({
    isGuidelineGap: true,
    statusBefore: 'kept',
    statusAfter: 'dropped',
  });
});

test('undo after adjudication: of a person it changes nothing that counts, of the lead it gives the word back', async () => {
  const accept = reviewEvent(id, 'accept');
  await send(ana, accept);
  const settle = reviewEvent(id, 'settle_reject', { comment: 'See the guidelines.' });
  await send(lea, settle);
  await send(ana, reviewEvent(id, 'undo', { undoesId: accept.eventId }));
  expect(await row()).toMatchObject({ status: 'dropped', decidedBy: 'adjudicator', decisionCount: 0, reviewsLeft: 0 });
  await send(lea, reviewEvent(id, 'undo', { undoesId: settle.eventId }));
  expect(await row()).toMatchObject({ status: 'kept', decidedBy: 'machine', adjudicated: null, reviewsLeft: 2 });
  expect(await child()).toEqual({ status: 'kept' });
});

test('annotators do not settle, and a word that nobody said wants a reason', async () => {
  expect(await send(ana, reviewEvent(id, 'settle_accept', { reason: 'x' }))).toMatchObject([{ outcome: 'refused' }]);
  expect(await send(lea, reviewEvent(id, 'settle_reject'))).toMatchObject([{ outcome: 'refused' }]);
  await send(ana, reviewEvent(id, 'reject'));
  expect(await send(lea, reviewEvent(id, 'settle_reject'))).toMatchObject([{ outcome: 'saved' }]);
});

test('whoever decides when enough others had is told so, and both stand', async () => {
  await send(ana, reviewEvent(id, 'accept'));
  const second = reviewEvent(id, 'accept');
  expect(await send(ben, second)).toMatchObject([{ isConflict: false }]);
  const third = reviewEvent(id, 'reject');
  const [late] = await send(lea, third);
  expect(late).toMatchObject({
    outcome: 'saved',
    isConflict: true,
    standing: { decidedBy: 'machine', reviewsLeft: 0 },
  });
  expect(await send(lea, third)).toEqual([late]);
  expect(await row()).toMatchObject({ decisionCount: 3 });
});

test('every event keeps what it changed, also within one batch', async () => {
  const accept = reviewEvent(id, 'accept');
  const reject = reviewEvent(id, 'reject');
  await send(ana, accept, reject, reviewEvent(id, 'undo', { undoesId: reject.eventId }), reviewEvent(id, 'skip'));
  const events = await database().reviewEvent.findMany({ where: { evolutionId: id }, orderBy: { sequence: 'asc' } });
  expect(events.map((event) => [event.kind, event.statusBefore, event.statusAfter])).toEqual([
    ['accept', 'kept', 'kept'],
    ['reject', 'kept', 'dropped'],
    ['undo', 'dropped', 'kept'],
    ['skip', 'kept', 'kept'],
  ]);
  expect(await database().reviewDecision.findFirst({ where: { evolutionId: id } })).toMatchObject({
    eventId: accept.eventId,
    tookMs: 0,
  });
});
