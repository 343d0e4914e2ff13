import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReviewEventInput } from '@/lib/core/contract/reviews';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import { closeDatabase, database, inTransaction } from '../store/connection';
import { foldTallies, tallyCount, tallyOf } from '../store/evolution-tally';
import { rederivePart } from '../store/review-overlap';
import { rederiveStandings } from '../store/review-standing';
import { sendReviewEvents } from './review-decisions';
import { leaseItems, releaseItems } from './review-leases';
import { makePerson, makeReviewProject, type ReviewTestProject, reviewEvent } from './review-test-project';

const ITEMS = 6;
let people: Person[];

beforeAll(async () => {
  people = [await makePerson('Ana'), await makePerson('Ben'), await makePerson('Lea', 'owner')];
});
afterAll(closeDatabase);

const scopeOf = ({ projectId }: ReviewTestProject) => ({ projectId }) as ProjectScope;

async function worldOf(overlap: number): Promise<{ project: ReviewTestProject; ids: Id[] }> {
  const project = await makeReviewProject(ITEMS, overlap);
  const ids: Id[] = [];
  for (let at = 0; at < ITEMS; at += 1) {
    ids.push(await project.evolve(at, (['kept', 'dropped', 'undecided'] as const)[at % 3] ?? 'kept'));
  }
  return { project, ids };
}

const DERIVED = {
  id: true,
  status: true,
  decidedBy: true,
  consensus: true,
  decisionCount: true,
  reviewsLeft: true,
  agreement: true,
  isFlagged: true,
  adjudicated: true,
} as const;
const derived = ({ projectId }: ReviewTestProject) =>
  database().evolution.findMany({ where: { projectId }, select: DERIVED, orderBy: { id: 'asc' } });

/** What the tally says, and what counting says. */
async function tallies(project: ReviewTestProject): Promise<[unknown, unknown]> {
  const rows = await tallyOf(database(), scopeOf(project), {}, ['status', 'decidedBy', 'isOpen', 'isFlagged']);
  const key = (row: { status: string | null; decidedBy: string | null; isOpen: boolean; isFlagged: boolean }) =>
    [row.status, row.decidedBy, row.isOpen, row.isFlagged].join(' ');
  const counted = new Map<string, number>();
  const evolutions = await derived(project);
  for (const row of evolutions) {
    const name = key({ ...row, isOpen: row.reviewsLeft > 0 });
    counted.set(name, (counted.get(name) ?? 0) + 1);
  }
  return [new Map(rows.map((row) => [key(row), row.count] as const).sort()), new Map([...counted].sort())];
}

const KINDS = ['accept', 'reject', 'unsure', 'flag', 'restore', 'settle_accept', 'reopen', 'undo'] as const;
const step = fc.record({
  person: fc.nat(2),
  item: fc.nat(ITEMS - 1),
  kind: fc.constantFrom(...KINDS),
  back: fc.nat(3),
});

test('after any events the tally is a recount, and deriving everything anew in SQL changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), { maxLength: 6 }),
      fc.integer({ min: 1, max: 3 }),
      async (batches, overlap) => {
        const { project, ids } = await worldOf(overlap);
        const sent: { person: number; event: ReviewEventInput }[] = [];
        for (const batch of batches) {
          const events = batch.map(({ item, kind, back, person }) => {
            const mine = sent.filter((row) => row.person === person).toReversed()[back]?.event;
            const event =
              kind === 'undo' && mine
                ? reviewEvent(mine.evolutionId, 'undo', { undoesId: mine.eventId })
                : reviewEvent(ids[item] ?? '', kind === 'undo' ? 'accept' : kind, { reason: 'x' });
            sent.push({ person, event });
            return { person, event };
          });
          await Promise.all(
            people.map(async (person, at) => {
              const own = events.filter((row) => row.person === at).map((row) => row.event);
              if (own.length > 0) await sendReviewEvents(person, { projectId: project.projectId, events: own });
            }),
          );
        }
        const before = await derived(project);
        const [tally, recount] = await tallies(project);
        expect(tally).toEqual(recount);
        await inTransaction((tx) => rederiveStandings(tx, scopeOf(project), ids));
        expect(await derived(project)).toEqual(before);
      },
    ),
    { numRuns: 25 },
  );
}, 60_000);

test('thirty people in each other’s way, and everything derived anew meanwhile: nothing fails, and the counts are right', async () => {
  const { project, ids } = await worldOf(2);
  const { projectId } = project;
  const crowd = await Promise.all(Array.from({ length: 30 }, (_, at) => makePerson(`P${at}`)));
  const sitting = async (person: Person, at: number) => {
    const turned = [...ids.slice(at % ITEMS), ...ids.slice(0, at % ITEMS)];
    const order = at % 2 === 0 ? turned : turned.toReversed();
    const wish = { projectId, filter: {}, order: 'as_made' as const, limit: 3, holding: [] };
    await leaseItems(person, wish);
    const events = order.map((id) => reviewEvent(id, at % 3 === 0 ? 'reject' : 'accept'));
    await sendReviewEvents(person, { projectId, events });
    await leaseItems(person, { ...wish, holding: ids });
    const undone = events
      .slice(0, 2)
      .map((event) => reviewEvent(event.evolutionId, 'undo', { undoesId: event.eventId }));
    await sendReviewEvents(person, { projectId, events: undone });
    await releaseItems(person, { projectId, evolutionIds: ids });
  };
  const again = async () => {
    for (let turn = 0; turn < 5; turn += 1) await rederivePart(scopeOf(project), ids);
  };
  await Promise.all([...crowd.map(sitting), again(), foldTallies(database(), 1)]);
  expect(await database().reviewDecision.count({ where: { projectId } })).toBe(30 * (ITEMS - 2));
  const before = await derived(project);
  const [tally, recount] = await tallies(project);
  expect(tally).toEqual(recount);
  await inTransaction((tx) => rederiveStandings(tx, scopeOf(project), ids));
  expect(await derived(project)).toEqual(before);
}, 60_000);

test('folding adds up and changes no sum', async () => {
  const { project, ids } = await worldOf(1);
  for (const id of ids)
    await sendReviewEvents(people[0] as Person, { projectId: project.projectId, events: [reviewEvent(id, 'reject')] });
  const [before] = await tallies(project);
  const rows = () => database().evolutionTally.count({ where: { projectId: project.projectId } });
  const many = await rows();
  expect(await foldTallies(database(), 1)).toBeGreaterThan(0);
  expect(await rows()).toBeLessThan(many);
  expect((await tallies(project))[0]).toEqual(before);
  expect(await tallyCount(database(), scopeOf(project), { status: ['dropped', 'undecided'] })).toBe(ITEMS);
  expect(await tallyCount(database(), scopeOf(project), { rule: null, isOpen: true })).toBe(0);
});

test('with another overlap as many are open as people are wanted, and settled ones stay closed', async () => {
  const { project, ids } = await worldOf(1);
  const [first = '', second = ''] = ids;
  const { projectId } = project;
  await sendReviewEvents(people[0] as Person, { projectId, events: [reviewEvent(first, 'accept')] });
  await sendReviewEvents(people[2] as Person, {
    projectId,
    events: [reviewEvent(second, 'settle_accept', { reason: 'x' })],
  });
  const left = async () => (await derived(project)).map((row) => [row.id, row.reviewsLeft]);
  const wanted = (most: number) => ids.map((id) => [id, id === second ? 0 : id === first ? most - 1 : most]);
  expect(await left()).toEqual(wanted(1));
  for (const overlap of [3, 1]) {
    await database().project.update({ where: { id: projectId }, data: { overlap } });
    await rederivePart(scopeOf(project), ids);
    expect(await left()).toEqual(wanted(overlap));
  }
  const [tally, recount] = await tallies(project);
  expect(tally).toEqual(recount);
});
