import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Id } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import { closeDatabase, database } from '../store/connection';
import { newId } from '../store/new-id';
import { sendReviewEvents } from './review-decisions';
import { leaseItems } from './review-leases';
import { makePerson, makeReviewProject, type ReviewTestProject, reviewEvent } from './review-test-project';
import { readReviewDetail, readReviewItem } from './reviews';

let ana: Person;
let ben: Person;
let project: ReviewTestProject;
let dropped: Id;
let kept: Id;

beforeAll(async () => {
  ana = await makePerson('Ana');
  ben = await makePerson('Ben');
});
beforeEach(async () => {
  project = await makeReviewProject(3);
  kept = await project.evolve(0, 'kept');
  dropped = await project.evolve(1, 'dropped');
  await project.evolve(2, 'kept');
  const { projectId } = project;
  const sample = { id: newId(), projectId, name: 'first', filter: {}, randomSeed: 1, strata: [] };
  await database().auditSample.create({ data: sample });
  const drawn = [dropped, kept].map((evolutionId, position) => ({ evolutionId, position }));
  await database().auditItem.createMany({
    data: drawn.map((item) => ({ ...item, projectId, sampleId: sample.id, stratum: 'any', weight: 1 })),
  });
});
afterAll(closeDatabase);

const audit = (person: Person) =>
  leaseItems(person, { projectId: project.projectId, filter: {}, order: 'audit', limit: 20, holding: [] });

const send = async (person: Person, ...events: ReturnType<typeof reviewEvent>[]) =>
  (await sendReviewEvents(person, { projectId: project.projectId, events })).results;

const where = () => ({ projectId: project.projectId, evolutionId: dropped });

test('the sample comes in its random order, and no word of the machine is on the wire', async () => {
  const { items, left } = await audit(ana);
  expect(items.map((item) => item.evolution.id)).toEqual([dropped, kept]);
  expect(left).toMatchObject({ open: 2, outsideFilter: 1 });
  for (const item of items) {
    expect(item).toMatchObject({ isAudit: true, isBlind: true, evolution: { state: 'answered' } });
    expect(item.evolution.standing).toMatchObject({
      verdict: null,
      rule: null,
      findings: [],
      status: null,
      decidedBy: null,
    });
    expect(item.lineage.at(-1)).toMatchObject({ status: null, decidedBy: null });
    expect(JSON.stringify({ ...item, evolution: { ...item.evolution, id: '' } })).not.toMatch(/eliminated|:"dropped"/);
  }
});

test('item and detail are as blind, and the detail leaves out what the judge said', async () => {
  const call = { projectId: project.projectId, evolutionId: dropped, teacherId: newId(), model: 'm', latencyMs: 5 };
  await database().teacherCall.createMany({
    data: ['evolver', 'judge'].map((role) => ({ ...call, id: newId(), role, tryNumber: 1, request: { messages: [] } })),
  });
  await send(ben, reviewEvent(dropped, 'comment', { comment: 'Surely wrong.' }));
  expect((await readReviewItem(ana, where())).isBlind).toBe(true);
  const detail = await readReviewDetail(ana, where());
  expect(detail.calls.map((made) => made.role)).toEqual(['evolver']);
  expect(detail.comments).toEqual([]);
  expect(detail.tree.map((node) => node.evolutionId)).toEqual([null]);
  await send(ana, reviewEvent(dropped, 'accept', { isBlind: true }));
  const seen = await readReviewDetail(ana, where());
  expect([seen.calls.length, seen.comments.length, seen.tree.length]).toEqual([2, 1, 2]);
});

test('decided on the instruction alone, nobody sees whether it was answered; decided on the response, everybody sees it', async () => {
  await database().evolution.update({ where: { id: dropped }, data: { response: null } });
  const call = { projectId: project.projectId, teacherId: newId(), model: 'm', latencyMs: 5 };
  await database().teacherCall.createMany({
    data: (['evolver', 'judge', 'responder'] as const).map((role) => ({
      ...{ ...call, id: newId(), evolutionId: kept, role, tryNumber: 1, request: { messages: [] } },
    })),
  });
  const keptHere = { projectId: project.projectId, evolutionId: kept };
  const roles = async (person: Person) => (await readReviewDetail(person, keptHere)).calls.map(({ role }) => role);
  const answers = async (person: Person) =>
    (await audit(person)).items.map(({ response, isResponseHidden }) => [response, isResponseHidden]);
  expect(await answers(ana)).toEqual([
    [null, true],
    [null, true],
  ]);
  expect(await readReviewDetail(ana, keptHere)).toMatchObject({ response: null });
  expect(await roles(ana)).toEqual(['evolver']);
  await send(ana, reviewEvent(kept, 'accept', { isBlind: true }));
  expect(await readReviewItem(ana, keptHere)).toMatchObject({ response: 'An answer.', isResponseHidden: false });
  expect(await roles(ana)).toEqual(['evolver', 'judge', 'responder']);
  await database().auditSample.updateMany({
    where: { projectId: project.projectId },
    data: { filter: { basis: 'response' } },
  });
  expect(await readReviewItem(ben, keptHere)).toMatchObject({ isBlind: true, response: 'An answer.' });
  expect(await roles(ben)).toEqual(['evolver', 'responder']);
});

test('a decision shows the verdict and is stored as blind, with its time', async () => {
  const times = { shownAt: '2026-11-22T10:00:00.000Z', decidedAt: '2026-11-22T10:00:07.500Z' };
  const [commented] = await send(ana, reviewEvent(dropped, 'comment', { comment: 'Hm.' }));
  expect(commented).toMatchObject({ standing: { verdict: null } });
  const [result] = await send(ana, reviewEvent(dropped, 'accept', { isBlind: true, ...times }));
  expect(result).toMatchObject({ isConflict: false, standing: { verdict: 'dropped', status: 'kept' } });
  const stored = await database().reviewDecision.findFirstOrThrow({ where: { evolutionId: dropped } });
  expect(stored).toMatchObject({ isBlind: true, tookMs: 7500, decision: 'accept' });
  expect((await readReviewItem(ana, where())).isBlind).toBe(false);
});

test('who asked to see it decides with open eyes, whatever the browser says', async () => {
  const [revealed] = await send(ana, reviewEvent(dropped, 'reveal'));
  expect(revealed).toMatchObject({ standing: { verdict: 'dropped' } });
  await send(ana, reviewEvent(dropped, 'accept', { isBlind: true }));
  expect(await database().reviewDecision.findFirstOrThrow({ where: { evolutionId: dropped } })).toMatchObject({
    isBlind: false,
  });
});

test('what was decided before it was drawn is audited all the same, by somebody else', async () => {
  await send(ana, reviewEvent(dropped, 'reject'));
  expect((await audit(ana)).items.map((item) => item.evolution.id)).toEqual([kept]);
  expect((await audit(ana)).left).toMatchObject({ open: 1, waitForOthers: 1 });
  await database().reviewLease.deleteMany({ where: { projectId: project.projectId } });
  expect((await audit(ben)).items.map((item) => item.evolution.id)).toEqual([dropped, kept]);
  const [result] = await send(ben, reviewEvent(dropped, 'reject', { isBlind: true }));
  expect(result).toMatchObject({ isConflict: false });
  expect((await audit(ben)).left).toMatchObject({ open: 1 });
});
