import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import { INSTRUCTION_ORDERS } from '@/lib/core/domain/listing';
import type { Person } from '@/lib/core/domain/person';
import { NO_COUNTS } from '@/lib/core/domain/rejudgement';
import { PAPER_CONFIG } from '@/lib/core/evolution/methods/evol-instruct';
import { closeDatabase, database } from '../store/connection';
import { newId } from '../store/new-id';
import * as rejudgements from '../store/rejudgements';
import { offerAttempt } from './attempts';
import { listLog } from './audit-log';
import { previewBulkDecision, startBulkDecision } from './bulk';
import { countListing, getInstruction, listInstructions } from './instructions';
import { dropDescendants, readConsequences, readLineageTree } from './lineages';
import { listRejudgements } from './rejudgements';
import { sendReviewEvents } from './review-decisions';
import { leaseItems } from './review-leases';
import { makePerson, makeReviewProject, type ReviewTestProject, reviewEvent } from './review-test-project';
import { readReviewDetail, readReviewItem, readReviewQueue } from './reviews';
import { listDecisions } from './work';

let lead: Person;
let ben: Person;
let project: ReviewTestProject;
let where: { projectId: Id };
/** dropped and kept by the machine, both drawn; `open` is not drawn */
let dropped: Id;
let kept: Id;
let below: Id;
let open: Id;
const childOf = new Map<Id, Id>();

beforeAll(async () => {
  lead = await makePerson('Lea', 'owner');
  ben = await makePerson('Ben');
});
beforeEach(async () => {
  project = await makeReviewProject(4, 2);
  where = { projectId: project.projectId };
  dropped = await project.evolve(0, 'dropped', { text: 'a dropped harbour' });
  kept = await project.evolve(1, 'kept', { text: 'a kept harbour' });
  open = await project.evolve(2, 'kept', { text: 'an open harbour' });
  await database().evolution.update({ where: { id: dropped }, data: { rule: 'equal' } });
  childOf.clear();
  const rows = await database().evolution.findMany({ where, select: { id: true, childId: true } });
  for (const { id, childId } of rows) childOf.set(id, childId ?? '');
  below = await project.evolve(1, 'kept', { round: 2, parentId: childIdOf(kept), text: 'below the kept' });
  const sample = { id: newId(), ...where, name: 'first', filter: {}, randomSeed: 1, strata: [] };
  await database().auditSample.create({ data: sample });
  await database().auditItem.createMany({
    data: [dropped, kept].map((evolutionId, position) => ({
      ...{ evolutionId, position, ...where, sampleId: sample.id, stratum: 'any', weight: 1 },
    })),
  });
});
afterAll(closeDatabase);

const childIdOf = (evolutionId: Id) => childOf.get(evolutionId) ?? '';
const send = (person: Person, ...events: ReturnType<typeof reviewEvent>[]) =>
  sendReviewEvents(person, { ...where, events });
const list = (person: Person, filter: object = {}, limit = 50) =>
  listInstructions(person, { ...where, order: 'newest', direction: 'forward', limit, ...filter });
const listedIds = async (person: Person, filter: object) =>
  (await list(person, filter)).items.flatMap(({ evolutionId }) => evolutionId ?? []);
const count = async (person: Person, filter: object) =>
  (await countListing(person, { ...where, order: 'newest', ...filter })).total;
const page = (person: Person, evolutionId: Id) =>
  getInstruction(person, { ...where, instructionId: childIdOf(evolutionId) });
const tree = (person: Person, lineage: number) =>
  readLineageTree(person, { ...where, seedId: project.seedIds[lineage] ?? '' });
/** Everything an answer says, without ids and the texts of this test. */
const words = (answer: unknown) => JSON.stringify(answer).replaceAll(/a (kept|dropped) harbour/g, '');
const VERDICT = /"(kept|dropped|eliminated|equal|machine|people)"/;

test('a row of the table says neither status, rule nor agreement until its person has decided or asked', async () => {
  await send(ben, reviewEvent(dropped, 'accept'));
  const row = async (person: Person) => (await list(person)).items.find(({ evolutionId }) => evolutionId === dropped);
  const hidden = { isBlind: true, status: null, rule: null, decidedBy: null, agreement: null };
  expect(await row(lead)).toMatchObject(hidden);
  expect(words(await row(lead))).not.toMatch(VERDICT);
  expect(await row(ben)).toMatchObject({ isBlind: false, status: 'kept', rule: 'equal', decidedBy: 'people' });
  expect((await list(lead)).items.find(({ evolutionId }) => evolutionId === open)).toMatchObject({ status: 'kept' });
  await send(lead, reviewEvent(dropped, 'reveal'));
  expect(await row(lead)).toMatchObject({ isBlind: false, status: 'kept', rule: 'equal' });
});

test('no filter and no order of the table, and no count, says what a row does not', async () => {
  await send(ben, reviewEvent(dropped, 'reject'), reviewEvent(open, 'accept'));
  for (const filter of [
    { status: 'dropped' as const },
    { rule: 'equal' as const },
    { verdict: 'dropped' as const },
    { said: 'reject' as const },
    { decidedBy: 'people' as const, status: 'dropped' as const },
  ]) {
    expect([await listedIds(lead, filter), await count(lead, filter)]).toEqual([[], 0]);
    const inAudit = { ...filter, audit: 'in' as const };
    expect([await listedIds(lead, inAudit), await count(lead, inAudit)]).toEqual([[], 0]);
    expect([await listedIds(ben, filter), await count(ben, filter)]).toEqual([[dropped], 1]);
  }
  expect(await listedIds(lead, { personId: ben.id })).toEqual([open]);
  expect(await listedIds(ben, { personId: ben.id })).toEqual([open, dropped]);
  expect(await listedIds(lead, { status: 'kept', origin: 'evolved' })).toEqual([below, open]);
  expect(await count(lead, { status: 'kept', origin: 'evolved' })).toBe(2);
  expect(await listedIds(lead, { audit: 'in' })).toEqual([kept, dropped]);
  expect(await count(lead, { audit: 'in' })).toBe(2);
  const leavesOut = async (person: Person, filter: object) =>
    (await countListing(person, { ...where, order: 'newest', ...filter })).leavesOutBlind;
  expect(await leavesOut(lead, { status: 'kept' })).toBe(true);
  expect([await leavesOut(lead, {}), await leavesOut(lead, { status: 'kept', audit: 'out' })]).toEqual([false, false]);
  await send(lead, reviewEvent(kept, 'reveal'));
  expect(await listedIds(lead, { status: 'kept', audit: 'in' })).toEqual([kept]);
  await send(lead, reviewEvent(dropped, 'unsure', { isBlind: true }));
  expect(await leavesOut(lead, { status: 'kept' })).toBe(false);
});

test('pages go on over what is left out of them, from both ends', async () => {
  const first = await list(lead, { status: 'kept', origin: 'evolved' }, 1);
  expect(first.items.map(({ evolutionId }) => evolutionId)).toEqual([below]);
  const walk = async (direction: 'forward' | 'backward') => {
    const seen: (Id | null)[] = [];
    let cursor: string | undefined;
    for (let at = 0; at < 10; at += 1) {
      const found = await list(lead, { status: 'kept', origin: 'evolved', direction, cursor }, 1);
      seen.push(...found.items.map(({ evolutionId }) => evolutionId));
      const next = direction === 'forward' ? found.nextCursor : found.previousCursor;
      if (next === null) return seen;
      cursor = next;
    }
    return seen;
  };
  expect(await walk('forward')).toEqual([below, open]);
  expect(await walk('backward')).toEqual([open, below]);
  for (const order of INSTRUCTION_ORDERS) {
    const { items } = await list(lead, { order, audit: 'in' });
    expect(words(items)).not.toMatch(VERDICT);
  }
});

test('its page carries no verdict, no judge and nothing that was made of it; nor does its parent’s', async () => {
  const call = { ...where, evolutionId: kept, teacherId: newId(), model: 'm', latencyMs: 5 };
  await database().teacherCall.createMany({
    data: ['evolver', 'judge', 'responder'].map((role) => ({
      ...call,
      id: newId(),
      role,
      tryNumber: 1,
      request: { messages: [] },
    })),
  });
  const hidden = await page(lead, kept);
  expect(hidden).toMatchObject({ isBlind: true, status: null, children: [], failedAttempts: [] });
  expect(hidden).toMatchObject({ response: null, isResponseHidden: true });
  expect(hidden.evolution).toMatchObject({ state: 'answered', standing: { verdict: null, findings: [] } });
  expect(hidden.calls.map(({ role }) => role)).toEqual(['evolver']);
  expect(hidden.lineage.at(-1)).toMatchObject({ isBlind: true, status: null });
  const { lineage, ...rest } = hidden;
  expect(words([rest, lineage.slice(1)])).not.toMatch(VERDICT);
  const parent = await getInstruction(lead, { ...where, instructionId: project.seedIds[1] ?? '' });
  expect(parent.children).toMatchObject([{ evolutionId: kept, status: null, isBlind: true }]);
  await send(lead, reviewEvent(kept, 'accept', { isBlind: true }));
  const seen = await page(lead, kept);
  expect(seen).toMatchObject({ isBlind: false, status: 'kept', children: [{ evolutionId: below }] });
  expect(seen).toMatchObject({ response: 'An answer.', isResponseHidden: false });
  expect(seen.calls).toHaveLength(3);
});

test('what was tried after a hidden child is not beside it', async () => {
  const again = await project.evolve(0, 'kept', { attempt: 2, text: 'second try' });
  const late = await project.evolve(0, 'kept', { round: 2, text: 'a round later' });
  const children = async (person: Person) =>
    (await getInstruction(person, { ...where, instructionId: project.seedIds[0] ?? '' })).children.map(
      (node) => node.evolutionId,
    );
  expect(await children(lead)).toEqual([dropped]);
  expect((await tree(lead, 0)).nodes.map((node) => node.evolutionId)).toEqual([dropped]);
  expect((await readReviewItem(lead, { ...where, evolutionId: dropped })).siblings.total).toBe(0);
  await send(lead, reviewEvent(dropped, 'reject', { isBlind: true }));
  expect(await children(lead)).toEqual([late, again, dropped]);
  expect((await tree(lead, 0)).nodes).toHaveLength(3);
});

test('the tree hides the node and leaves out what follows it, until it is decided', async () => {
  const hidden = await tree(lead, 1);
  expect(hidden.nodes).toMatchObject([{ evolutionId: kept, isBlind: true, state: 'answered', verdict: null }]);
  expect(words(hidden.nodes)).not.toMatch(VERDICT);
  const node = { ...where, evolutionId: kept };
  expect(await readConsequences(lead, node)).toEqual({ descendants: 0, kept: 0, isHead: null });
  await expect(dropDescendants(lead, { ...node, bulkId: newId(), hasRoot: true, reason: null })).rejects.toThrow(
    'blind decision',
  );
  await database().run.update({ where: { id: project.runId }, data: { config: PAPER_CONFIG } });
  await expect(offerAttempt(lead, node)).rejects.toThrow('blind decision');
  await send(lead, reviewEvent(kept, 'reveal'));
  expect((await tree(lead, 1)).nodes.map(({ evolutionId, status }) => [evolutionId, status])).toEqual([
    [kept, 'kept'],
    [below, 'kept'],
  ]);
  expect(await readConsequences(lead, node)).toMatchObject({ descendants: 1, kept: 1 });
});

test('what hangs on a child that is seen is counted without what hangs hidden below it', async () => {
  const top = await project.evolve(3, 'kept', { text: 'top' });
  const childId = (await database().evolution.findUniqueOrThrow({ where: { id: top } })).childId ?? '';
  const first = await project.evolve(3, 'dropped', { round: 2, parentId: childId, text: 'first try' });
  await project.evolve(3, 'kept', { round: 2, attempt: 2, parentId: childId, text: 'second try' });
  const { sampleId } = await database().auditItem.findFirstOrThrow({ where });
  await database().auditItem.create({
    data: { evolutionId: first, sampleId, ...where, stratum: 'dropped', weight: 1, position: 9 },
  });
  const hanging = (person: Person) => readConsequences(person, { ...where, evolutionId: top });
  expect(await hanging(lead)).toMatchObject({ descendants: 1, kept: 0 });
  await send(lead, reviewEvent(first, 'reject', { isBlind: true }));
  expect(await hanging(lead)).toMatchObject({ descendants: 2, kept: 1 });
});

test('one row picked for a bulk decision is no way to its verdict', async () => {
  const preview = async (kind: 'accept' | 'reject') =>
    previewBulkDecision(lead, { ...where, kind, selection: { kind: 'rows', instructionIds: [childIdOf(dropped)] } });
  expect(await preview('reject')).toMatchObject({ total: 1, audits: 1, same: 0 });
  const bulkId = newId();
  const selection = { kind: 'rows' as const, instructionIds: [childIdOf(kept)] };
  const ask = { ...where, kind: 'reject' as const, selection };
  expect(await previewBulkDecision(lead, ask)).toMatchObject({ audits: 1, descendants: { total: 0, kept: 0 } });
  expect(await startBulkDecision(lead, { ...ask, bulkId, reason: null, withDescendants: true })).toMatchObject({
    total: 1,
  });
  await send(ben, reviewEvent(dropped, 'reject', { isBlind: true }));
  expect(await preview('reject')).toMatchObject({ total: 1, same: 0, contested: 0 });
  expect(await preview('accept')).toMatchObject({ total: 1, same: 0, contested: 0 });
  await send(lead, reviewEvent(dropped, 'reveal'));
  expect(await preview('reject')).toMatchObject({ same: 1 });
});

test('a reveal outside the room is the same event as inside, and the decision after it is not blind', async () => {
  await send(lead, reviewEvent(dropped, 'reveal'));
  await send(lead, reviewEvent(dropped, 'accept', { isBlind: true }));
  const { items } = await listLog(lead, { ...where, limit: 10 });
  expect(items.map(({ kind, isBlind }) => [kind, isBlind])).toEqual([
    ['accept', false],
    ['reveal', false],
  ]);
});

test('the room’s strip and tree hide an ancestor, and no filter or assignment by status hands a hidden item out', async () => {
  const item = await readReviewItem(lead, { ...where, evolutionId: below });
  expect(item.lineage.map(({ evolutionId, status, isBlind }) => [evolutionId, status, isBlind])).toEqual([
    [null, 'kept', undefined],
    [kept, null, true],
    [below, 'kept', undefined],
  ]);
  const detail = await readReviewDetail(lead, { ...where, evolutionId: open });
  expect(detail.tree.map((node) => node.evolutionId)).toEqual([null, open]);
  const ways = (await readReviewDetail(lead, { ...where, evolutionId: below })).tree;
  expect(ways.map((node) => [node.evolutionId, node.status])).toEqual([
    [null, 'kept'],
    [kept, null],
    [below, 'kept'],
  ]);
  const asked = { ...where, order: 'as_made' as const, limit: 20, holding: [] };
  const lease = await leaseItems(lead, { ...asked, filter: { status: 'kept' } });
  expect(lease.items.map(({ evolution }) => evolution.id).sort()).toEqual([open, below].sort());
  expect(lease.left).toMatchObject({ open: 2, outsideFilter: 2, assignedToOthers: 0 });
  expect((await leaseItems(lead, { ...asked, order: 'audit', filter: { status: 'kept' } })).items).toEqual([]);
  const queue = await readReviewQueue(lead, { ...where, show: 'all', status: 'dropped', limit: 20 });
  expect([queue.items, queue.totalCount]).toEqual([[], 0]);
  await database().reviewLease.deleteMany({ where });
  await database().reviewAssignment.create({
    data: { id: newId(), ...where, personId: lead.id, filter: { status: 'kept' } },
  });
  const assigned = await leaseItems(lead, { ...asked, filter: {} });
  expect(assigned.items).toHaveLength(2);
  expect(assigned.left.open).toBe(2);
});

test('lists of leads: the log hides the status, examples of judging again and others’ work leave it out', async () => {
  await send(ben, reviewEvent(dropped, 'accept', { isBlind: true }), reviewEvent(open, 'reject'));
  const log = await listLog(lead, { ...where, limit: 10 });
  const entry = log.items.find(({ evolutionId }) => evolutionId === dropped);
  expect(entry).toMatchObject({ kind: 'accept', isHidden: true, statusBefore: null, statusAfter: null });
  expect(log.items.find(({ evolutionId }) => evolutionId === open)).toMatchObject({ isHidden: false });
  const work = await listDecisions(lead, { ...where, personId: ben.id, limit: 10 });
  expect(work.items.find(({ evolutionId }) => evolutionId === dropped)).toMatchObject({ status: null });
  const { rules, thresholds } = PAPER_CONFIG;
  const settings = { before: { rules, thresholds }, after: { rules, thresholds } };
  const asked = { runId: project.runId, ...settings, total: 2, createdById: lead.id };
  const made = await rejudgements.insertRejudgement(database(), where as ProjectScope, asked);
  const example = { from: 'dropped', to: 'kept', operation: 'deepening', round: 1, rule: null, evidence: '' } as const;
  const examples = [dropped, open].map((evolutionId) => ({ ...example, evolutionId, childText: 'x' }));
  await rejudgements.changeRejudgement(database(), made, { counts: { ...NO_COUNTS, examples } });
  const shown = async (person: Person) =>
    (await listRejudgements(person, where)).flatMap(({ counts }) => counts.examples.map((one) => one.evolutionId));
  expect(await shown(lead)).toEqual([open]);
  await send(lead, reviewEvent(dropped, 'reveal'));
  expect(await shown(lead)).toEqual([dropped, open]);
});
