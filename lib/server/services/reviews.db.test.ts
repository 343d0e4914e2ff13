import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReviewFilter } from '@/lib/core/contract/reviews';
import type { Id } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import { closeDatabase, database } from '../store/connection';
import { newId } from '../store/new-id';
import { sendReviewEvents } from './review-decisions';
import { makePerson, makeReviewProject, type ReviewTestProject } from './review-test-project';
import { readReviewDetail, readReviewItem, readReviewQueue } from './reviews';

const AT = '2026-11-22T10:00:00.000Z';
let ana: Person;
let ben: Person;
let project: ReviewTestProject;
/** In the order of the queue: round 1 by lineage (two attempts of lineage 1), then round 2. */
let ids: Id[];

beforeAll(async () => {
  ana = await makePerson('Ana');
  ben = await makePerson('Ben');
  project = await makeReviewProject(6);
  const round2 = [await project.evolve(0, 'kept', { round: 2 }), await project.evolve(3, 'undecided', { round: 2 })];
  const round1 = [
    await project.evolve(0, 'kept'),
    await project.evolve(1, 'dropped'),
    await project.evolve(1, 'kept', { attempt: 2 }),
    await project.evolve(2, 'kept'),
    await project.evolve(3, 'dropped'),
  ];
  ids = [...round1, ...round2];
});
afterAll(closeDatabase);

const queue = (person: Person, filter: Partial<ReviewFilter> = {}, page: { cursor?: string; limit?: number } = {}) =>
  readReviewQueue(person, { projectId: project.projectId, show: 'open', limit: 20, ...filter, ...page });

const idsOf = (page: { items: { evolution: { id: Id } }[] }) => page.items.map((item) => item.evolution.id);

const decide = (person: Person, evolutionId: Id, kind: 'accept' | 'reject' | 'flag') =>
  sendReviewEvents(person, {
    projectId: project.projectId,
    events: [
      {
        eventId: newId(),
        evolutionId,
        kind,
        reason: null,
        comment: null,
        undoesId: null,
        isBlind: false,
        shownAt: AT,
        decidedAt: AT,
      },
    ],
  });

test('pages follow round and lineage without a gap or a repeat', async () => {
  const seen: Id[] = [];
  let cursor: string | undefined;
  do {
    const page = await queue(ana, {}, { limit: 2, ...(cursor ? { cursor } : {}) });
    seen.push(...idsOf(page));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(seen).toEqual(ids);
});

test('open leaves out what I decided and what is flagged; the counts say how much there is', async () => {
  const [first, second, third] = ids;
  await decide(ana, first ?? '', 'accept');
  await decide(ana, second ?? '', 'flag');
  expect(idsOf(await queue(ana))).toEqual(ids.slice(2));
  expect(await queue(ana)).toMatchObject({ openCount: 5, totalCount: 7 });
  expect(idsOf(await queue(ben))).toEqual(ids.filter((id) => id !== second));
  expect(await queue(ben)).toMatchObject({ openCount: 6, totalCount: 7 });
  expect(idsOf(await queue(ana, { show: 'mine' }))).toEqual([first]);
  expect(idsOf(await queue(ana, { show: 'flagged' }))).toEqual([second]);
  expect(await queue(ana, { show: 'flagged' })).toMatchObject({ totalCount: 1 });
  expect(idsOf(await queue(ana, { show: 'all' }))).toEqual(ids);
  expect(idsOf(await queue(ana, { show: 'all', round: 2 }))).toEqual(ids.slice(5));
  expect(idsOf(await queue(ana, { show: 'all', status: 'undecided' }))).toEqual([ids[6]]);
  expect(idsOf(await queue(ana, { show: 'all', operation: 'breadth' }))).toEqual([]);
  expect(third).toBe(ids[2]);
});

test('unfinished evolutions and those without a child are not in the queue', async () => {
  const world = await makeReviewProject(2);
  const open = await world.evolve(0, 'kept');
  await database().evolution.update({ where: { id: open }, data: { state: 'judged' } });
  const bare = await world.evolve(1, 'kept');
  await database().evolution.update({ where: { id: bare }, data: { childId: null, state: 'failed' } });
  const page = await readReviewQueue(ana, { projectId: world.projectId, show: 'all', limit: 20 });
  expect(page).toMatchObject({ items: [], totalCount: 0 });
});

test('an item is at most 32 KB, whatever its texts; the detail has the rest', async () => {
  const world = await makeReviewProject(1);
  const long = '漢'.repeat(60_000);
  const id = await world.evolve(0, 'kept', { text: long, response: long });
  await database().instruction.update({ where: { id: world.seedIds[0] ?? '' }, data: { text: long } });
  const item = await readReviewItem(ana, { projectId: world.projectId, evolutionId: id });
  expect(Buffer.byteLength(JSON.stringify(item))).toBeLessThan(32 * 1024);
  expect(item).toMatchObject({ isResponseCut: true, isTextCut: true });
  const detail = await readReviewDetail(ana, { projectId: world.projectId, evolutionId: id });
  expect(detail).toMatchObject({ parentText: long, childText: long, response: long });
});

test('the detail shows every call with its cost', async () => {
  const world = await makeReviewProject(1);
  const evolutionId = await world.evolve(0, 'kept');
  const request = { messages: [{ role: 'user', content: 'Evolve this.' }], parameters: { temperature: 1 } };
  const { projectId } = world;
  const call = { projectId, evolutionId, role: 'evolver', teacherId: newId(), model: 'm', tryNumber: 1, latencyMs: 5 };
  await database().teacherCall.createMany({
    data: [
      { ...call, id: newId(), request, reply: 'Evolved.', costUsd: '0.00012300', reasoning: 'Hm.' },
      { ...call, id: newId(), request, errorKind: 'timeout', errorMessage: 'too slow', tryNumber: 2 },
    ],
  });
  const { calls } = await readReviewDetail(ana, { projectId, evolutionId });
  expect(calls).toMatchObject([
    { costUsd: '0.000123', reply: 'Evolved.', reasoning: 'Hm.', messages: request.messages, error: null },
    { costUsd: null, reply: null, error: { kind: 'timeout', message: 'too slow' } },
  ]);
});

test('lineage runs from the seed to the child, siblings share the parent', async () => {
  const world = await makeReviewProject(2);
  const first = await world.evolve(0, 'dropped');
  const second = await world.evolve(0, 'kept', { attempt: 2 });
  await world.evolve(1, 'kept');
  const { childId } = await database().evolution.findUniqueOrThrow({ where: { id: second } });
  const third = await world.evolve(0, 'kept', { round: 2, parentId: childId ?? '', text: 'Grandchild' });
  const item = await readReviewItem(ana, { projectId: world.projectId, evolutionId: third });
  expect(item.lineage.map((node) => node.evolutionId)).toEqual([null, second, third]);
  expect(item.lineage.map((node) => node.excerpt)).toEqual(['Seed 0', 'Child of seed 0', 'Grandchild']);
  expect(item.siblings).toEqual({ total: 0, kept: 0, dropped: 0 });
  const elder = await readReviewItem(ana, { projectId: world.projectId, evolutionId: first });
  expect(elder.siblings).toEqual({ total: 1, kept: 1, dropped: 0 });
  const detail = await readReviewDetail(ana, { projectId: world.projectId, evolutionId: third });
  expect(detail.tree.map((node) => node.evolutionId)).toEqual([null, first, second, third]);
});

test('another project answers not found, a broken cursor invalid input', async () => {
  const world = await makeReviewProject(1);
  await expect(readReviewItem(ana, { projectId: world.projectId, evolutionId: ids[0] ?? '' })).rejects.toMatchObject({
    code: 'not_found',
  });
  await expect(queue(ana, {}, { cursor: 'nonsense' })).rejects.toMatchObject({ code: 'invalid_input' });
});
