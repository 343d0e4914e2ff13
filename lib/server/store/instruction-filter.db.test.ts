import { afterAll, beforeAll, expect, test } from 'vitest';
import type { InstructionFilter } from '@/lib/core/contract/instructions';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import { filterUnderOrder, INSTRUCTION_ORDERS } from '@/lib/core/domain/listing';
import { randomFor } from '@/lib/core/domain/seeded-random';
import { closeDatabase, database } from './connection';
import { Prisma } from './generated/client';
import { countInstructions } from './instruction-count';
import { matchingIds } from './instruction-filter';
import { searchInstructions } from './instruction-search';
import { newId } from './new-id';
import { insertProject } from './projects';

/** Every filter against a plain count of the same rows here. */
type Made = {
  childId: Id;
  runId: Id;
  round: number;
  operation: string;
  verdict: string;
  status: string;
  rule: string | null;
  decidedBy: string;
  templateVersionId: Id;
  words: number;
  added: number;
  overlap: number;
  agreement: number | null;
  reviewsLeft: number;
  isFlagged: boolean;
  saidBy: string | null;
  said: string;
  isAudited: boolean;
};

const COUNT = 240;
const runIds = [newId(), newId()];
const versionIds = [newId(), newId()];
const teacherIds = [newId(), newId()];
const all: Made[] = [];
let scope: ProjectScope;

function draw(): Made {
  const random = randomFor(all.length);
  const one = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const verdict = one(['kept', 'kept', 'dropped', 'undecided']);
  return {
    ...{ childId: newId(), runId: one(runIds), round: one([1, 2]), operation: one(['deepening', 'breadth']), verdict },
    ...{ status: one([verdict, 'kept']), rule: verdict === 'dropped' ? one(['equal', 'copied']) : null },
    ...{ decidedBy: one(['machine', 'people', 'adjudicator']), templateVersionId: one(versionIds) },
    ...{
      words: Math.floor(random() * 50),
      added: Math.floor(random() * 20) - 5,
      overlap: Math.round(random() * 100) / 100,
    },
    ...{ agreement: one([null, 0.5, 1]), reviewsLeft: one([0, 1, 2]), isFlagged: random() < 0.1 },
    ...{ saidBy: one([null, 'ann', 'bob']), said: one(['accept', 'reject', 'unsure']), isAudited: random() < 0.2 },
  };
}

async function store(made: Made, ordinal: number): Promise<void> {
  const { projectId } = scope;
  const { childId, runId, round, operation, words, added, saidBy, said, isAudited, ...rest } = made;
  const id = newId();
  const text = `child number ${ordinal}`;
  await database().instruction.create({
    data: { id: childId, projectId, origin: 'evolved', text, ordinal, runId, round, operation, status: made.status },
  });
  await database().evolution.create({
    data: {
      ...{ id, projectId, runId, roundId: newId(), roundNumber: round, lineageId: newId(), ordinal, parentId: newId() },
      ...{
        operation,
        attempt: 1,
        state: 'kept',
        childId,
        childText: text,
        childWords: words,
        wordsAdded: added,
        ...rest,
      },
    },
  });
  if (saidBy !== null) {
    await database().reviewDecision.create({
      data: { evolutionId: id, personId: saidBy, projectId, decision: said, eventId: newId(), decidedAt: new Date() },
    });
  }
  if (isAudited) {
    const place = { sampleId: newId(), stratum: 'kept', weight: 1, position: ordinal };
    await database().auditItem.create({ data: { evolutionId: id, projectId, ...place } });
  }
}

beforeAll(async () => {
  scope = await insertProject(database(), { name: 'filtered', description: '', createdById: null });
  for (const [at, id] of runIds.entries()) {
    const teacherId = teacherIds[at] ?? '';
    await database().run.create({
      data: {
        ...{ id, projectId: scope.projectId, name: `run ${at}`, config: {}, lineageCount: 1, state: 'idle' },
        ...{ evolverTeacherId: teacherId, judgeTeacherId: teacherId, responderTeacherId: teacherId },
      },
    });
  }
  while (all.length < COUNT) {
    const made = draw();
    await store(made, all.length + 1);
    all.push(made);
  }
});
afterAll(closeDatabase);

const [runId, templateVersionId, teacherId] = [runIds[0] ?? '', versionIds[1] ?? '', teacherIds[1] ?? ''];
const CASES: [InstructionFilter, (row: Made) => boolean][] = [
  [{ runId }, (row) => row.runId === runId],
  [{ round: 2 }, (row) => row.round === 2],
  [{ operation: 'breadth' }, (row) => row.operation === 'breadth'],
  [{ status: 'dropped' }, (row) => row.status === 'dropped'],
  [{ verdict: 'undecided' }, (row) => row.verdict === 'undecided'],
  [{ rule: 'equal' }, (row) => row.rule === 'equal'],
  [{ decidedBy: 'adjudicator' }, (row) => row.decidedBy === 'adjudicator'],
  [{ templateVersionId }, (row) => row.templateVersionId === templateVersionId],
  [{ teacherId }, (row) => row.runId === runIds[1]],
  [{ teacherId, runId }, () => false],
  [{ personId: 'ann' }, (row) => row.saidBy === 'ann'],
  [{ personId: 'bob', said: 'reject' }, (row) => row.saidBy === 'bob' && row.said === 'reject'],
  [{ said: 'unsure' }, (row) => row.saidBy !== null && row.said === 'unsure'],
  [{ review: 'open' }, (row) => row.reviewsLeft > 0],
  [{ review: 'done' }, (row) => row.reviewsLeft === 0],
  [{ review: 'flagged' }, (row) => row.isFlagged],
  [{ audit: 'in' }, (row) => row.isAudited],
  [{ audit: 'out' }, (row) => !row.isAudited],
  [{ wordsMin: 10, wordsMax: 20 }, (row) => row.words >= 10 && row.words <= 20],
  [{ addedMin: 0 }, (row) => row.added >= 0],
  [{ overlapMax: 0.4 }, (row) => row.overlap <= 0.4],
  [{ agreementMax: 0.9 }, (row) => row.agreement !== null && row.agreement <= 0.9],
  [{ origin: 'evolved' }, () => true],
  [{ origin: 'human_edit' }, () => false],
  [
    { runId, operation: 'breadth', status: 'kept' },
    (row) => row.runId === runId && row.operation === 'breadth' && row.status === 'kept',
  ],
  [{ text: 'number', personId: 'ann', wordsMin: 25 }, (row) => row.saidBy === 'ann' && row.words >= 25],
];

test.each(CASES)('%j', async (filter, holds) => {
  const expected = all.filter(holds).map((row) => row.childId);
  expect(await countInstructions(database(), scope, filter)).toBe(expected.length);
  const ids = await database().$queryRaw<{ id: Id }[]>(Prisma.sql`SELECT id FROM (${matchingIds(scope, filter)}) m`);
  expect(ids.map(({ id }) => id).toSorted()).toEqual(expected.toSorted());
  for (const order of INSTRUCTION_ORDERS) {
    const under = filterUnderOrder(filter, order);
    const ask = { order, direction: 'forward' as const, beside: null, limit: COUNT };
    const rows = await searchInstructions(database(), scope, under, ask);
    const hasMeasure = order.endsWith('agreement') ? (row: Made) => row.agreement !== null : () => true;
    const wanted = all.filter((row) => holds(row) && hasMeasure(row)).map((row) => row.childId);
    expect(rows.map(({ row }) => row.id).toSorted(), order).toEqual(wanted.toSorted());
  }
});
