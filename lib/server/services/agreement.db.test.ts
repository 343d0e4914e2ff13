import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Id } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import type { Decision } from '@/lib/core/domain/review';
import { closeDatabase, database } from '../store/connection';
import { newId } from '../store/new-id';
import { readAgreement } from './agreement';
import { makePerson, makeReviewProject, type ReviewTestProject } from './review-test-project';
import { listDecisions, myWork, workByOperation, workOfPeople } from './work';

let project: ReviewTestProject;
let lead: Person;
let ana: Person;
let ben: Person;
let eva: Person;

beforeEach(async () => {
  project = await makeReviewProject(12);
  [lead, ana, ben, eva] = await Promise.all([
    makePerson('lead', 'researcher'),
    makePerson('ana'),
    makePerson('ben'),
    makePerson('eva'),
  ]);
});
afterAll(closeDatabase);

type Said = { person: Person; decision: Decision; tookMs?: number | null; isBlind?: boolean; decidedAt?: Date };

/** One evolution of an operation with these decisions, written straight into the tables. */
async function item(lineage: number, operation: string, said: readonly Said[]): Promise<Id> {
  const evolutionId = await project.evolve(lineage, 'kept');
  await database().evolution.update({ where: { id: evolutionId }, data: { operation } });
  await database().reviewDecision.createMany({
    data: said.map(({ person, decision, tookMs = 5000, isBlind = false, decidedAt = new Date() }) => ({
      ...{ evolutionId, personId: person.id, projectId: project.projectId, decision, tookMs, isBlind, decidedAt },
      eventId: newId(),
    })),
  });
  return evolutionId;
}

const both = (first: Decision, second: Decision): Said[] => [
  { person: ana, decision: first },
  { person: ben, decision: second },
];

describe('agreement', () => {
  test('per operation and per pair, lowest first, with n; unsure is missing', async () => {
    await item(0, 'deepening', both('accept', 'accept'));
    await item(1, 'deepening', both('reject', 'reject'));
    await item(2, 'breadth', both('accept', 'reject'));
    await item(3, 'breadth', both('reject', 'accept'));
    await item(4, 'breadth', both('accept', 'accept'));
    await item(5, 'breadth', both('accept', 'unsure'));
    await item(6, 'breadth', [{ person: ana, decision: 'accept' }]);
    const view = await readAgreement(lead, { projectId: project.projectId });
    expect(view.operations).toMatchObject([
      { operation: 'breadth', itemCount: 3, personCount: 2, disagreements: 2, percent: { value: 1 / 3, n: 3 } },
      { operation: 'deepening', itemCount: 2, alpha: { kind: 'known', value: 1 }, disagreements: 0 },
    ]);
    expect(view.together).toMatchObject({
      operation: null,
      itemCount: 5,
      personCount: 2,
      percent: { value: 0.6, n: 5 },
    });
    const [first, second] = [ana, ben].toSorted((a, b) => (a.id < b.id ? -1 : 1));
    expect(view.pairs).toMatchObject([
      { first: { name: first?.name }, second: { name: second?.name }, itemCount: 5, disagreements: 2 },
    ]);
    // Two accepts together, one reject together, one each way: κ = (0.6 − 0.52) / 0.48.
    expect(view.pairs[0]?.kappa).toMatchObject({ kind: 'known', value: expect.closeTo(1 / 6, 6), n: 5 });
    expect(view.together.kappa).toEqual(view.pairs[0]?.kappa);
  });

  test('of one operation counts the pairs of that operation only', async () => {
    await item(0, 'deepening', both('accept', 'accept'));
    await item(1, 'breadth', both('accept', 'reject'));
    const view = await readAgreement(lead, { projectId: project.projectId, operation: 'breadth' });
    expect(view.pairs).toMatchObject([{ itemCount: 1, disagreements: 1 }]);
    expect(view.operations.find((one) => one.operation === 'breadth')?.kappa.kind).toBe('known');
  });

  test('where nobody varies or nobody overlaps says why', async () => {
    await item(0, 'deepening', both('accept', 'accept'));
    const view = await readAgreement(lead, { projectId: project.projectId });
    expect(view.together.alpha).toMatchObject({ kind: 'undefined', n: 1, why: expect.stringContaining('same word') });
    const empty = await readAgreement(lead, { projectId: (await makeReviewProject(1)).projectId });
    expect(empty).toMatchObject({ operations: [], pairs: [], together: { alpha: { kind: 'undefined', n: 0 } } });
  });

  test('of three people has pairs for each two and no κ for all', async () => {
    await item(0, 'deepening', [...both('accept', 'accept'), { person: eva, decision: 'reject' }]);
    const view = await readAgreement(lead, { projectId: project.projectId });
    expect(view.pairs).toHaveLength(3);
    expect(view.together).toMatchObject({
      personCount: 3,
      percent: { value: 1 / 3, n: 3 },
      kappa: { kind: 'undefined' },
    });
  });

  test('is for leads', async () => {
    await expect(readAgreement(ana, { projectId: project.projectId })).rejects.toMatchObject({ code: 'not_allowed' });
  });
});

describe('work', () => {
  test('of people: counts, time, hasty ones, the majority of the others', async () => {
    await item(0, 'deepening', [
      { person: ana, decision: 'accept', tookMs: 1000 },
      { person: ben, decision: 'accept', tookMs: 9000 },
      { person: eva, decision: 'reject', tookMs: 11_000 },
    ]);
    await item(1, 'breadth', [
      { person: ana, decision: 'reject', tookMs: 3000 },
      { person: ben, decision: 'accept', tookMs: null },
      { person: eva, decision: 'unsure', tookMs: 900_000 },
    ]);
    const rows = new Map(
      (await workOfPeople(lead, { projectId: project.projectId })).map((row) => [row.key, row] as const),
    );
    // The first item is a tie for ana and ben, whose others say one of each; on the second each has one other.
    expect(rows.get(ana.id)).toMatchObject({
      ...{ name: 'ana', count: 2, accepted: 1, rejected: 1, unsure: 0, byHand: 2, hasty: 1, medianMs: 2000 },
      perHour: 1800,
      consensus: { kind: 'known', value: 0, n: 1 },
    });
    expect(rows.get(ben.id)).toMatchObject({ count: 2, byHand: 1, consensus: { n: 1 } });
    expect(rows.get(eva.id)).toMatchObject({ unsure: 1, perHour: expect.closeTo(2 / (311_000 / 3_600_000), 6) });
    expect(rows.get(eva.id)?.consensus).toMatchObject({ kind: 'known', value: 0, n: 1 });
    const deep = await workOfPeople(lead, { projectId: project.projectId, operation: 'deepening' });
    expect(deep).toHaveLength(3);
    const mine = await workByOperation(lead, { projectId: project.projectId, personId: ana.id });
    expect(mine.map((row) => [row.key, row.count])).toEqual(
      expect.arrayContaining([
        ['deepening', 1],
        ['breadth', 1],
      ]),
    );
  });

  test('on audited items is compared with the machine where it was blind', async () => {
    const sampleId = newId();
    const audited = await item(0, 'deepening', [
      { person: ana, decision: 'accept', isBlind: true },
      { person: ben, decision: 'reject', isBlind: true },
      { person: eva, decision: 'accept' },
    ]);
    const place = { sampleId, projectId: project.projectId, stratum: 'kept', weight: 1, position: 1 };
    await database().auditItem.create({ data: { ...place, evolutionId: audited } });
    const rows = await workOfPeople(lead, { projectId: project.projectId });
    const audit = (person: Person) => rows.find((row) => row.key === person.id)?.blindAudit;
    expect(audit(ana)).toMatchObject({ value: 1, n: 1 });
    expect(audit(ben)).toMatchObject({ value: 0, n: 1 });
    expect(audit(eva)).toMatchObject({ kind: 'undefined', n: 0 });
  });

  test('of mine: today, total, by day, with leads; an annotator sees nobody else', async () => {
    const yesterday = new Date(Date.now() - 24 * 60 * 60 * 1000);
    const settled = await item(0, 'deepening', both('accept', 'reject'));
    await item(1, 'breadth', [{ person: ana, decision: 'unsure', decidedAt: yesterday }]);
    const settling = { adjudicated: 'accept', adjudicatedById: lead.id };
    await database().evolution.update({ where: { id: settled }, data: settling });
    const work = await myWork(ana, { projectId: project.projectId });
    expect(work).toMatchObject({
      today: 1,
      perMinute: 12,
      figures: { count: 2, unsure: 1 },
      leads: { value: 1, n: 1 },
    });
    expect(work.days.slice(-2).map((day) => day.count)).toEqual([1, 1]);
    expect((await myWork(ben, { projectId: project.projectId })).leads).toMatchObject({ value: 0, n: 1 });
    expect((await myWork(eva, { projectId: project.projectId })).figures).toMatchObject({ count: 0, perHour: null });
    const { projectId } = project;
    await expect(workOfPeople(ana, { projectId })).rejects.toMatchObject({ code: 'not_allowed' });
    await expect(listDecisions(ana, { projectId, personId: ben.id, limit: 5 })).rejects.toMatchObject({
      code: 'not_allowed',
    });
  });

  test('the last decisions are read page by page, newest first', async () => {
    const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 10, minute));
    const ids: Id[] = [];
    for (const [lineage, minute] of [0, 1, 1].entries())
      ids.push(await item(lineage, 'deepening', [{ person: ana, decision: 'accept', decidedAt: at(minute) }]));
    const { projectId } = project;
    const first = await listDecisions(ana, { projectId, limit: 2 });
    const second = await listDecisions(ana, { projectId, limit: 2, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items].map((row) => row.evolutionId)).toEqual(ids.toReversed());
    expect(second.nextCursor).toBeNull();
    await expect(listDecisions(ana, { projectId, limit: 2, cursor: 'x' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });
});
