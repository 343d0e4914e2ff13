import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Id } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import type { ReviewEventKind } from '@/lib/core/domain/review';
import { closeDatabase, database } from '../store/connection';
import { newId } from '../store/new-id';
import { readAdjudicationItem, readAdjudicationQueue } from './adjudication';
import { listLog, listLogPeople, openLog } from './audit-log';
import { sendReviewEvents } from './review-decisions';
import { makePerson, makeReviewProject, type ReviewTestProject } from './review-test-project';

let project: ReviewTestProject;
let lead: Person;
let ana: Person;
let ben: Person;
let eva: Person;

beforeEach(async () => {
  project = await makeReviewProject(8);
  await database().project.update({ where: { id: project.projectId }, data: { overlap: 3 } });
  [lead, ana, ben, eva] = await Promise.all([
    makePerson('lead', 'researcher'),
    makePerson('ana'),
    makePerson('ben'),
    makePerson('eva'),
  ]);
});
afterAll(closeDatabase);

type More = { reason?: string; comment?: string; undoesId?: Id; isGuidelineGap?: boolean; tookMs?: number };

async function say(person: Person, evolutionId: Id, kind: ReviewEventKind, more: More = {}): Promise<Id> {
  const { reason = null, comment = null, undoesId = null, isGuidelineGap = false, tookMs = 4000 } = more;
  const eventId = newId();
  const decidedAt = new Date();
  const shownAt = new Date(decidedAt.getTime() - tookMs).toISOString();
  const { results } = await sendReviewEvents(person, {
    projectId: project.projectId,
    events: [
      {
        eventId,
        evolutionId,
        kind,
        reason,
        comment,
        undoesId,
        isBlind: false,
        isGuidelineGap,
        shownAt,
        decidedAt: decidedAt.toISOString(),
      },
    ],
  });
  expect(results).toMatchObject([{ outcome: 'saved' }]);
  return eventId;
}

const queue = async (
  show: 'waiting' | 'settled' | 'unanimous',
  more: { first?: Id; second?: Id; limit?: number; cursor?: string } = {},
) => readAdjudicationQueue(lead, { projectId: project.projectId, show, limit: 20, ...more });
const idsOf = (page: { items: { evolution: { id: Id } }[] }) => page.items.map((item) => item.evolution.id);

describe('the queue of adjudication', () => {
  test('holds what people disagree about, least agreement first, then what is flagged only', async () => {
    const twoToOne = await project.evolve(0, 'kept');
    const flagged = await project.evolve(1, 'kept');
    const halved = await project.evolve(2, 'kept');
    const agreed = await project.evolve(3, 'kept');
    await say(ana, twoToOne, 'accept');
    await say(ben, twoToOne, 'reject', { reason: 'not_harder', tookMs: 900 });
    await say(eva, twoToOne, 'accept');
    await say(ana, flagged, 'flag');
    await say(ana, halved, 'accept');
    await say(ben, halved, 'reject');
    await say(ana, agreed, 'accept');
    await say(ben, agreed, 'accept');
    const page = await queue('waiting');
    expect(idsOf(page)).toEqual([halved, twoToOne, flagged]);
    expect(page).toMatchObject({ total: 3, nextCursor: null });
    const item = page.items.find((one) => one.evolution.id === twoToOne);
    expect(item?.answers).toMatchObject([
      { personName: 'ana', decision: 'accept' },
      { personName: 'ben', decision: 'reject', reason: 'not_harder', tookMs: 900 },
      { personName: 'eva', decision: 'accept' },
    ]);
    expect(item).toMatchObject({ agreement: expect.closeTo(2 / 3, 5), settled: null });
    expect(idsOf(await queue('unanimous'))).toEqual([agreed]);

    const pages: Id[] = [];
    for (let cursor: string | undefined; ; ) {
      const one = await queue('waiting', { limit: 1, ...(cursor ? { cursor } : {}) });
      pages.push(...idsOf(one));
      if (one.nextCursor === null) break;
      cursor = one.nextCursor;
    }
    expect(pages).toEqual([halved, twoToOne, flagged]);
  });

  test('of a pair holds only what the two decided differently', async () => {
    const theirs = await project.evolve(0, 'kept');
    const others = await project.evolve(1, 'kept');
    await say(ana, theirs, 'accept');
    await say(ben, theirs, 'reject');
    await say(ana, others, 'accept');
    await say(eva, others, 'reject');
    expect(idsOf(await queue('waiting', { first: ana.id, second: ben.id }))).toEqual([theirs]);
    expect(idsOf(await queue('waiting', { first: ben.id, second: eva.id }))).toEqual([]);
    await expect(queue('waiting', { first: ana.id })).rejects.toMatchObject({ code: 'invalid_input' });
  });

  test('what a lead settles leaves it, is told with its reason, and comes back when it is opened again', async () => {
    const id = await project.evolve(0, 'kept');
    await say(ana, id, 'accept');
    await say(ben, id, 'reject');
    await say(ben, id, 'comment', { comment: 'Not answerable.' });
    await say(lead, id, 'settle_reject', { reason: 'unanswerable', isGuidelineGap: true });
    expect(idsOf(await queue('waiting'))).toEqual([]);
    const { projectId } = project;
    const item = await readAdjudicationItem(lead, { projectId, evolutionId: id });
    expect(item).toMatchObject({
      comments: [{ personName: 'ben', comment: 'Not answerable.' }],
      settled: { decision: 'reject', personName: 'lead', reason: 'unanswerable', isGuidelineGap: true },
      evolution: { standing: { status: 'dropped', decidedBy: 'adjudicator' } },
    });
    expect(idsOf(await queue('settled'))).toEqual([id]);
    await say(lead, id, 'reopen');
    expect(idsOf(await queue('waiting'))).toEqual([id]);
    expect(idsOf(await queue('settled'))).toEqual([]);
  });

  test('is for leads', async () => {
    const { projectId } = project;
    await expect(readAdjudicationQueue(ana, { projectId, show: 'waiting', limit: 5 })).rejects.toMatchObject({
      code: 'not_allowed',
    });
  });
});

describe('the log', () => {
  async function threeEvents() {
    const id = await project.evolve(0, 'kept');
    const accepted = await say(ana, id, 'accept');
    await say(ben, id, 'comment', { comment: 'Look, "quoted"\nand more' });
    await say(ana, id, 'undo', { undoesId: accepted });
    return { id, accepted };
  }
  const log = (filter: object = {}) => listLog(lead, { projectId: project.projectId, limit: 50, ...filter });

  test('tells who decided what from what to what, newest first, page by page', async () => {
    const { id, accepted } = await threeEvents();
    const page = await log();
    expect(page.items).toMatchObject([
      { kind: 'undo', personName: 'ana', undoesId: accepted, statusAfter: 'kept' },
      { kind: 'comment', personName: 'ben', comment: 'Look, "quoted"\nand more' },
      {
        kind: 'accept',
        personName: 'ana',
        evolutionId: id,
        operation: 'deepening',
        runName: 'run',
        statusBefore: 'kept',
      },
    ]);
    const first = await log({ limit: 2 });
    const second = await log({ limit: 2, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items]).toEqual(page.items);
    await expect(log({ cursor: 'x' })).rejects.toMatchObject({ code: 'invalid_input' });
  });

  test('is filtered by person, kind, operation, evolution and time', async () => {
    const { id } = await threeEvents();
    const kinds = async (filter: object) => (await log(filter)).items.map((entry) => entry.kind);
    expect(await kinds({ personId: ana.id })).toEqual(['undo', 'accept']);
    expect(await kinds({ kind: 'comment' })).toEqual(['comment']);
    expect(await kinds({ kind: 'accept', personId: ben.id })).toEqual([]);
    expect(await kinds({ operation: 'breadth' })).toEqual([]);
    expect(await kinds({ evolutionId: id })).toHaveLength(3);
    expect(await kinds({ way: 'by_hand' })).toHaveLength(3);
    await database().reviewEvent.updateMany({ where: { kind: 'comment' }, data: { bulkId: newId() } });
    expect(await kinds({ way: 'in_bulk' })).toEqual(['comment']);
    expect(await kinds({ way: 'by_hand' })).toEqual(['undo', 'accept']);
    const soon = new Date(Date.now() + 60_000).toISOString();
    expect(await kinds({ from: soon })).toEqual([]);
    expect(await kinds({ until: soon })).toHaveLength(3);
    expect(await listLogPeople(lead, { projectId: project.projectId })).toMatchObject([
      { name: 'ana' },
      { name: 'ben' },
    ]);
  });

  test('is written as a file, oldest first, and only for leads', async () => {
    await threeEvents();
    const { projectId } = project;
    const jsonl = await openLog(lead, { projectId, format: 'jsonl', filter: {} });
    const rows = (await new Response(jsonl.body).text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows).toMatchObject([
      { kind: 'accept' },
      { kind: 'comment', comment: 'Look, "quoted"\nand more' },
      { kind: 'undo' },
    ]);
    const csv = await openLog(lead, { projectId, format: 'csv', filter: { kind: 'comment' } });
    expect(csv.fileName).toBe('review, audit log.csv');
    expect(await new Response(csv.body).text()).toContain('"Look, ""quoted""\nand more"');
    await expect(openLog(ana, { projectId, format: 'csv', filter: {} })).rejects.toMatchObject({ code: 'not_allowed' });
    await expect(listLog(ana, { projectId, limit: 1 })).rejects.toMatchObject({ code: 'not_allowed' });
  });
});
