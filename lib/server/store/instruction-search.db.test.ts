import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InstructionFilter } from '@/lib/core/contract/instructions';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import { filterUnderOrder, INSTRUCTION_ORDERS, type InstructionOrder } from '@/lib/core/domain/listing';
import { closeDatabase, database } from './connection';
import { countInstructions } from './instruction-count';
import { type RowPlace, searchInstructions } from './instruction-search';
import { findInstruction } from './instructions';
import { newId } from './new-id';
import { insertProject } from './projects';

const TEXTS = [
  'Write a haiku about the sea.',
  'Sort this list in C++ (without std::sort)',
  'What\'s 1+1=? Explain it to a child, "step by step"',
  'Ordena la lista de números según su tamaño',
  '翻译这句话',
  'Compare the sea and the desert. 100% of both',
];

const FIRST = { direction: 'forward' as const, beside: null, limit: 50 };

let scope: ProjectScope;
let other: ProjectScope;
let runId: Id;
const seedIds: Id[] = [];
let droppedId: Id;

async function addSeed(where: ProjectScope, text: string, ordinal: number): Promise<Id> {
  const id = newId();
  await database().instruction.create({
    data: { id, projectId: where.projectId, origin: 'seed', text, ordinal, status: 'kept' },
  });
  return id;
}

type NewChild = { parentId: Id; operation: string; round: number; status: string; rule?: string; decidedBy?: string };

async function addChild({ rule, decidedBy = 'machine', ...child }: NewChild): Promise<Id> {
  const id = newId();
  const { projectId } = scope;
  const text = `A harder child about the sea, by ${child.operation}`;
  await database().instruction.create({
    data: { id, projectId, origin: 'evolved', text, ordinal: 1, runId, ...child },
  });
  await database().evolution.create({
    data: {
      ...{ id: newId(), projectId, runId, roundId: newId(), roundNumber: child.round, lineageId: newId(), ordinal: 1 },
      ...{ parentId: child.parentId, operation: child.operation, attempt: 1, childId: id, childText: text },
      ...{ state: rule ? 'eliminated' : 'kept', verdict: child.status, status: child.status, decidedBy },
      rule: rule ?? null,
      ...{ childWords: 8, wordsAdded: child.round, overlap: 0.5, agreement: decidedBy === 'people' ? 1 : 0.5 },
      findings: rule ? [{ effect: 'drop', rule, evidence: 'the judge said Equal' }] : [],
    },
  });
  return id;
}

beforeAll(async () => {
  const project = { name: 'here', description: '', createdById: null };
  scope = await insertProject(database(), project);
  other = await insertProject(database(), { ...project, name: 'elsewhere' });
  runId = newId();
  const teacherId = newId();
  await database().run.create({
    data: {
      ...{ id: runId, projectId: scope.projectId, name: 'first run', config: {}, lineageCount: 6, state: 'idle' },
      ...{ evolverTeacherId: teacherId, judgeTeacherId: teacherId, responderTeacherId: teacherId },
    },
  });
  const sets = { name: 'Seeds', origin: {} };
  await database().seedSet.create({
    data: { ...sets, id: newId(), projectId: scope.projectId, rowCount: TEXTS.length },
  });
  for (const [at, text] of TEXTS.entries()) seedIds.push(await addSeed(scope, text, at + 1));
  await addSeed(other, 'Write about the sea, elsewhere', 1);
  const parentId = seedIds[0] ?? '';
  await addChild({ parentId, operation: 'constraints', round: 1, status: 'kept' });
  await addChild({ parentId, operation: 'breadth', round: 2, status: 'kept', decidedBy: 'people' });
  droppedId = await addChild({ parentId, operation: 'deepening', round: 1, status: 'dropped', rule: 'equal' });
});
afterAll(closeDatabase);

async function found(filter: InstructionFilter): Promise<string[]> {
  const page = { order: 'oldest' as const, ...FIRST };
  const rows = await searchInstructions(database(), scope, filter, page);
  expect(await countInstructions(database(), scope, filter)).toBe(rows.length);
  return rows.map(({ row }) => row.excerpt);
}

describe('filters', () => {
  test('each alone', async () => {
    expect(await found({})).toHaveLength(9);
    expect(await found({ origin: 'seed' })).toEqual(TEXTS);
    expect(await found({ runId })).toHaveLength(3);
    expect(await found({ round: 1 })).toHaveLength(2);
    expect(await found({ operation: 'breadth' })).toHaveLength(1);
    expect(await found({ status: 'dropped' })).toHaveLength(1);
    expect(await found({ rule: 'equal' })).toHaveLength(1);
    expect(await found({ decidedBy: 'people' })).toHaveLength(1);
    expect(await found({ seedSetId: newId() })).toEqual([]);
  });
  test('together they are "and"', async () => {
    expect(await found({ text: 'sea', runId, round: 1, status: 'dropped', rule: 'equal' })).toHaveLength(1);
    expect(await found({ text: 'haiku', runId })).toEqual([]);
  });
});

describe('search', () => {
  test('finds whole words in any script and case, and phrases', async () => {
    expect(await found({ text: 'HAIKU' })).toEqual([TEXTS[0]]);
    expect(await found({ text: '"the desert"' })).toEqual([TEXTS[5]]);
    expect(await found({ text: '"desert 100 of"' })).toEqual([TEXTS[5]]);
    expect(await found({ text: '"the desert the"' })).toEqual([]);
    expect(await found({ text: '"in c WITHOUT"' })).toEqual([TEXTS[1]]);
    expect(await found({ text: 'sea -desert', origin: 'seed' })).toEqual([TEXTS[0]]);
    expect(await found({ text: 'números' })).toEqual([TEXTS[3]]);
    expect(await found({ text: '翻译这句话' })).toEqual([TEXTS[4]]);
  });
  test('scripts without spaces: any part of a sentence, and no other order of its characters', async () => {
    expect(await found({ text: '翻译' })).toEqual([TEXTS[4]]);
    expect(await found({ text: '"句话"' })).toEqual([TEXTS[4]]);
    expect(await found({ text: '话句' })).toEqual([]);
    expect(await found({ text: '这话' })).toEqual([]);
    expect(await found({ text: '这 话' })).toEqual([TEXTS[4]]);
    expect(await found({ text: '"译 这"' })).toEqual([TEXTS[4]]);
    expect(await found({ text: '"译这" 翻' })).toEqual([TEXTS[4]]);
    expect(await found({ text: 'sea -翻译', origin: 'seed' })).toHaveLength(2);
  });
  test.each([
    "'",
    '"',
    '"unclosed phrase',
    ':*',
    '& | !',
    '\\',
    '%',
    '--',
    "'; drop table instruction; --",
    'a\0b',
    '🙂',
    '\ud800',
  ])('is not broken by %j', async (text) => {
    expect(await found({ text })).toEqual([]);
  });
  test('special characters beside words do no harm', async () => {
    expect(await found({ text: "what's 1+1=?" })).toEqual([TEXTS[2]]);
    expect(await found({ text: 'C++ (sort)' })).toEqual([TEXTS[1]]);
  });
});

describe('orders', () => {
  const both = async (order: InstructionOrder) => {
    const filter = filterUnderOrder({}, order);
    const read = async (direction: 'forward' | 'backward') => {
      const ids: Id[] = [];
      for (let beside: RowPlace | null = null; ; ) {
        const rows = await searchInstructions(database(), scope, filter, { order, direction, beside, limit: 2 });
        const here = rows.map(({ row }) => row.id);
        if (direction === 'forward') ids.push(...here);
        else ids.unshift(...here);
        beside = (direction === 'forward' ? rows.at(-1) : rows[0])?.place ?? null;
        if (rows.length < 2) return ids;
      }
    };
    return { forward: await read('forward'), backward: await read('backward'), filter };
  };

  test.each(INSTRUCTION_ORDERS)(
    '%s: both directions give every row once, in the same order, as many as are counted',
    async (order) => {
      const { forward, backward, filter } = await both(order);
      expect(backward).toEqual(forward);
      expect(new Set(forward).size).toBe(forward.length);
      expect(forward.length).toBe(await countInstructions(database(), scope, filter));
      expect(forward.length).toBeGreaterThan(0);
    },
  );

  test('by a measure, not by time', async () => {
    const page = { order: 'longest' as const, ...FIRST };
    const found = await searchInstructions(database(), scope, filterUnderOrder({}, 'longest'), page);
    const words = found.map(({ row }) => row.wordCount);
    expect(words).toEqual(words.toSorted((one, other) => other - one));
    expect(new Set(words).size).toBeGreaterThan(3);
  });
});

describe('pages', () => {
  async function walk(order: InstructionOrder, between: () => Promise<unknown>): Promise<Id[]> {
    const ids: Id[] = [];
    let beside: RowPlace | null = null;
    for (;;) {
      const ask = { order, direction: 'forward' as const, beside, limit: 2 };
      const rows = await searchInstructions(database(), scope, {}, ask);
      ids.push(...rows.map(({ row }) => row.id));
      beside = rows.at(-1)?.place ?? null;
      if (rows.length < 2) return ids;
      await between();
    }
  }

  test('rows that come while somebody reads neither shift nor repeat a page', async () => {
    const before = await walk('newest', async () => undefined);
    const during = await walk('newest', () => addSeed(scope, 'late', 99));
    expect(during).toEqual(before);
    const oldest = await walk('oldest', async () => undefined);
    expect(new Set(oldest).size).toBe(oldest.length);
    expect(oldest.slice(0, before.length)).toEqual([...before].reverse());
  });
});

describe('another project', () => {
  test('shows none of these rows, and they cannot be opened from there', async () => {
    const page = { order: 'newest' as const, ...FIRST };
    expect(await searchInstructions(database(), other, { text: 'sea' }, page)).toHaveLength(1);
    expect(await searchInstructions(database(), other, { runId }, page)).toEqual([]);
    expect(await findInstruction(database(), other, newId(), droppedId)).toBeNull();
  });
});

test('one instruction comes with its parent, verdict, lineage and children', async () => {
  const dropped = await findInstruction(database(), scope, newId(), droppedId);
  expect(dropped?.parent).toEqual({ id: seedIds[0], text: TEXTS[0] });
  expect(dropped?.evolution?.standing).toMatchObject({ verdict: 'dropped', rule: 'equal', decidedBy: 'machine' });
  expect(dropped?.lineage.map((node) => node.operation)).toEqual([null, 'deepening']);
  const seed = await findInstruction(database(), scope, newId(), seedIds[0] ?? '');
  expect(seed?.children.map((node) => node.status).toSorted()).toEqual(['dropped', 'kept', 'kept']);
  expect(seed?.evolution).toBeNull();
});
