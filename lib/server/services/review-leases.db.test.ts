import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OpenFilter, QueueLeft } from '@/lib/core/contract/reviews';
import type { Id } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import type { LeaseOrder } from '@/lib/core/domain/review';
import { closeDatabase, database } from '../store/connection';
import { newId } from '../store/new-id';
import { sendReviewEvents } from './review-decisions';
import { leaseItems, releaseItems } from './review-leases';
import { makePerson, makeReviewProject, type ReviewTestProject, reviewEvent } from './review-test-project';
import { readReviewItem } from './reviews';

let ana: Person;
let ben: Person;

beforeAll(async () => {
  ana = await makePerson('Ana');
  ben = await makePerson('Ben');
});
afterAll(closeDatabase);

type Wish = { filter?: OpenFilter; order?: LeaseOrder; limit?: number; holding?: Id[]; since?: string };

const lease = (project: ReviewTestProject, person: Person, wish: Wish = {}) =>
  leaseItems(person, { projectId: project.projectId, filter: {}, order: 'as_made', limit: 20, holding: [], ...wish });

const leased = async (project: ReviewTestProject, person: Person, wish: Wish = {}) =>
  (await lease(project, person, wish)).items.map((item) => item.evolution.id);

const send = async (project: ReviewTestProject, person: Person, ...events: ReturnType<typeof reviewEvent>[]) =>
  (await sendReviewEvents(person, { projectId: project.projectId, events })).results;

async function filled(count: number, overlap = 1): Promise<{ project: ReviewTestProject; ids: Id[] }> {
  const project = await makeReviewProject(count, overlap);
  const ids: Id[] = [];
  for (let at = 0; at < count; at += 1) ids.push(await project.evolve(at, 'kept'));
  return { project, ids };
}

const NOTHING: QueueLeft = {
  open: 0,
  heldByOthers: 0,
  unsureOfMine: 0,
  waitForOthers: 0,
  skipped: 0,
  flagged: 0,
  outsideFilter: 0,
  assignedToOthers: 0,
};

const runOut = (project: ReviewTestProject, evolutionId: Id) =>
  database().reviewLease.updateMany({
    where: { projectId: project.projectId, evolutionId },
    data: { expiresAt: new Date(Date.now() - 1000) },
  });

describe('leases', () => {
  test('come in the order made, each with a lease, and nobody else is handed them', async () => {
    const { project, ids } = await filled(6);
    const first = await lease(project, ana, { limit: 2 });
    expect(first.items.map((item) => item.evolution.id)).toEqual(ids.slice(0, 2));
    const minutes = first.items.map((item) => (Date.parse(item.lease.expiresAt) - Date.now()) / 60_000);
    for (const left of minutes) expect(Math.abs(left - 10)).toBeLessThan(1);
    expect(await leased(project, ben)).toEqual(ids.slice(2));
    expect((await lease(project, ben, { holding: ids.slice(2) })).left).toEqual({
      ...NOTHING,
      open: 4,
      heldByOthers: 2,
    });
  });

  test('beyond a thousand leases of others, those who ask within a second share where the queue begins, and nothing is left out', async () => {
    const { project, ids } = await filled(5);
    await database().$executeRaw`
      INSERT INTO review_lease ("evolutionId", "personId", "projectId", "leaseId", "expiresAt")
      SELECT ${ids[0]}::uuid, 'crowd-' || n, ${project.projectId}::uuid, gen_random_uuid(), now() + interval '10 minutes' FROM generate_series(1, 1001) n`;
    const first = await lease(project, ana, { limit: 2 });
    expect(first.items.map((item) => item.evolution.id)).toEqual(ids.slice(1, 3));
    expect(first.left).toEqual({ ...NOTHING, open: 4, heldByOthers: 1 });
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(await leased(project, ben, { limit: 1 })).toEqual(ids.slice(3, 4));
    // Given back before the place where the queue is said to begin: handed out after what stands behind it.
    await releaseItems(ana, { projectId: project.projectId, evolutionIds: ids.slice(1, 2) });
    expect(await leased(project, ben, { holding: ids.slice(3, 4) })).toEqual([ids[4], ids[1]]);
    expect(await leased(project, ana, { holding: ids.slice(2, 3) })).toEqual([]);
  });

  test.each([1, 2, 3])('of twenty people who ask at once, none gets what %i others have', async (overlap) => {
    const { project, ids } = await filled(30, overlap);
    const people = await Promise.all(Array.from({ length: 20 }, (_, at) => makePerson(`P${at}`)));
    const handed = await Promise.all(people.map((person) => leased(project, person, { limit: 6 })));
    const hands = new Map(ids.map((id) => [id, 0]));
    for (const own of handed) {
      expect(new Set(own).size).toBe(own.length);
      for (const id of own) hands.set(id, (hands.get(id) ?? 0) + 1);
    }
    expect(Math.max(...hands.values())).toBeLessThanOrEqual(overlap);
    // Whoever was passed over because of a lock gets the rest by asking again.
    for (const person of people) await lease(project, person);
    const rows = await database().reviewLease.groupBy({
      by: ['evolutionId'],
      where: { projectId: project.projectId },
      _count: true,
    });
    expect(rows.map((row) => row._count)).toEqual(ids.map(() => overlap));
  });

  test('a lease that ran out is free; who still holds it takes it again, unless somebody was faster', async () => {
    const { project, ids } = await filled(2);
    const [first = '', second = ''] = ids;
    await leased(project, ana);
    await runOut(project, first);
    await runOut(project, second);
    expect(await leased(project, ben, { limit: 1 })).toEqual([first]);
    const again = await lease(project, ana, { holding: ids });
    expect(again.renewed.map((row) => row.evolutionId)).toEqual([second]);
    expect(again.items).toEqual([]);
    expect(again.left).toMatchObject({ open: 1, heldByOthers: 1 });
  });

  test('what is given back goes to the next; what I hold without naming it is handed to me again', async () => {
    const { project, ids } = await filled(3);
    await leased(project, ana);
    expect(await leased(project, ana)).toEqual(ids);
    await releaseItems(ana, { projectId: project.projectId, evolutionIds: ids.slice(0, 1) });
    expect(await leased(project, ben)).toEqual(ids.slice(0, 1));
  });

  test('a batch renews what I hold and gives back what it decides; an undo takes it in hand again', async () => {
    const { project, ids } = await filled(2);
    const [first = '', second = ''] = ids;
    await leased(project, ana);
    const soon = new Date(Date.now() + 60_000);
    await database().reviewLease.updateMany({ where: { projectId: project.projectId }, data: { expiresAt: soon } });
    const accept = reviewEvent(first, 'accept');
    await send(project, ana, accept);
    const [kept, ...others] = await database().reviewLease.findMany({ where: { projectId: project.projectId } });
    expect(others).toEqual([]);
    expect(kept?.evolutionId).toBe(second);
    expect(kept?.expiresAt.getTime()).toBeGreaterThan(soon.getTime() + 60_000);
    await send(project, ana, reviewEvent(first, 'undo', { undoesId: accept.eventId }));
    expect(await leased(project, ben)).toEqual([]);
  });
});

describe('what is not handed out again', () => {
  test('skipped in this sitting; in the next one it comes again', async () => {
    const { project, ids } = await filled(2);
    const [first = '', second = ''] = ids;
    const skip = reviewEvent(first, 'skip', { decidedAt: '2026-11-22T10:05:00.000Z' });
    await send(project, ana, skip);
    const sitting = { since: '2026-11-22T10:00:00.000Z' };
    expect(await leased(project, ana, sitting)).toEqual([second]);
    expect((await lease(project, ana, sitting)).left).toEqual({ ...NOTHING, open: 1, skipped: 1 });
    expect(await leased(project, ana, { since: '2026-11-22T11:00:00.000Z' })).toEqual(ids);
    await send(project, ana, reviewEvent(first, 'undo', { undoesId: skip.eventId }));
    expect(await leased(project, ana, sitting)).toEqual(ids);
  });

  test('what I was unsure of waits for somebody else', async () => {
    const { project, ids } = await filled(1);
    await send(project, ana, reviewEvent(ids[0] ?? '', 'unsure'));
    expect(await lease(project, ana)).toMatchObject({ items: [], left: { ...NOTHING, unsureOfMine: 1 } });
    expect(await leased(project, ben)).toEqual(ids);
  });

  test('with an overlap of two it waits for a second person, and is done after that', async () => {
    const { project, ids } = await filled(1, 2);
    const [id = ''] = ids;
    await send(project, ana, reviewEvent(id, 'accept'));
    expect(await lease(project, ana)).toMatchObject({ items: [], left: { ...NOTHING, waitForOthers: 1 } });
    expect(await leased(project, ben)).toEqual([id]);
    const [result] = await send(project, ben, reviewEvent(id, 'reject'));
    expect(result).toMatchObject({ isConflict: false, standing: { reviewsLeft: 0, agreement: 0.5, status: 'kept' } });
    expect((await lease(project, ben)).left).toEqual(NOTHING);
  });

  test('what the first of two said is hidden from the second until they have said theirs, on the wire too', async () => {
    const { project, ids } = await filled(1, 2);
    const [id = ''] = ids;
    const unheard = { verdict: 'kept', status: null, decidedBy: null, agreement: null, decisions: [], reviewsLeft: 1 };
    const asked = { projectId: project.projectId, evolutionId: id };
    await send(project, ana, reviewEvent(id, 'reject'));
    const [handed] = (await lease(project, ben)).items;
    expect(handed?.evolution.standing).toMatchObject(unheard);
    expect(handed?.lineage.at(-1)).toMatchObject({ evolutionId: id, status: null, decidedBy: null });
    expect((await readReviewItem(ben, asked)).evolution.standing).toMatchObject(unheard);
    expect((await readReviewItem(ana, asked)).evolution.standing).toMatchObject({
      status: 'dropped',
      decidedBy: 'people',
    });
    const comment = { ...reviewEvent(id, 'comment'), comment: 'Which of the two towns?' };
    expect(await send(project, ben, comment)).toMatchObject([{ standing: unheard }]);
    const [decided] = await send(project, ben, reviewEvent(id, 'accept'));
    expect(decided).toMatchObject({ standing: { status: 'kept', decidedBy: 'machine', agreement: 0.5 } });
    expect((await readReviewItem(ben, asked)).evolution.standing.decisions).toHaveLength(2);
  });

  test('where one decides, and where somebody was only unsure, nothing is hidden', async () => {
    const { project, ids } = await filled(2, 1);
    const [first = '', second = ''] = ids;
    await send(project, ana, reviewEvent(first, 'accept'));
    await send(project, ana, reviewEvent(second, 'unsure'));
    for (const evolutionId of [first, second]) {
      const item = await readReviewItem(ben, { projectId: project.projectId, evolutionId });
      expect(item.evolution.standing.decisions).toHaveLength(1);
    }
  });

  test('flagged and filtered out are named', async () => {
    const project = await makeReviewProject(3);
    const flagged = await project.evolve(0, 'kept');
    await project.evolve(1, 'dropped');
    const kept = await project.evolve(2, 'kept');
    await send(project, ana, reviewEvent(flagged, 'flag'));
    const { items, left } = await lease(project, ana, { filter: { status: 'kept' } });
    expect(items.map((item) => item.evolution.id)).toEqual([kept]);
    expect(left).toEqual({ ...NOTHING, open: 1, flagged: 1, outsideFilter: 1 });
  });
});

describe('orders', () => {
  test('near a threshold first, then the rest as made', async () => {
    const project = await makeReviewProject(4);
    const far = await project.evolve(0, 'kept', { margin: 0.8 });
    const plain = await project.evolve(1, 'kept');
    const near = await project.evolve(2, 'kept', { margin: 0.1 });
    expect(await leased(project, ana, { order: 'near_threshold' })).toEqual([near, far, plain]);
  });

  test('lowest agreement first', async () => {
    const { project, ids } = await filled(3, 4);
    const [plain = '', agreed = '', split = ''] = ids;
    const [cy, dee] = [await makePerson('Cy'), await makePerson('Dee')];
    await send(project, cy, reviewEvent(agreed, 'accept'), reviewEvent(split, 'accept'));
    await send(project, dee, reviewEvent(agreed, 'accept'), reviewEvent(split, 'reject'));
    expect(await leased(project, ana, { order: 'lowest_agreement' })).toEqual([split, agreed, plain]);
  });
});

describe('assignments', () => {
  const assign = (project: ReviewTestProject, person: Person, more: object) =>
    database().reviewAssignment.create({
      data: { id: newId(), projectId: project.projectId, personId: person.id, ...more },
    });

  test('shares part everything between people, and what is left is counted', async () => {
    const { project, ids } = await filled(40);
    await assign(project, ana, { shareFrom: 0, shareTo: 50 });
    await assign(project, ben, { shareFrom: 50, shareTo: 100 });
    const [mine, yours] = [await lease(project, ana, { limit: 50 }), await lease(project, ben, { limit: 50 })];
    const idsOf = (page: typeof mine) => page.items.map((item) => item.evolution.id);
    expect([...idsOf(mine), ...idsOf(yours)].sort()).toEqual([...ids].sort());
    expect(mine.left).toEqual({ ...NOTHING, open: idsOf(mine).length, assignedToOthers: idsOf(yours).length });
    expect(await leased(project, await makePerson('Cy'))).toEqual([]);
  });

  test('a filter gives one person an operation; who is assigned nothing gets the rest', async () => {
    const project = await makeReviewProject(2);
    const breadth = await project.evolve(0, 'kept', { operation: 'breadth' });
    const deep = await project.evolve(1, 'kept');
    await assign(project, ana, { filter: { operation: 'breadth' } });
    expect(await leased(project, ana)).toEqual([breadth]);
    expect(await leased(project, ben)).toEqual([deep]);
    expect((await lease(project, ben)).left).toEqual({ ...NOTHING, open: 1, assignedToOthers: 1 });
  });
});
