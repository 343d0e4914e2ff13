/** Imports on a real database: all or nothing, every byte kept, duplicates and refusals counted. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { importQuery, seedFileQuery } from '@/lib/core/contract/seeds';
import type { Id } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import { closeDatabase, database } from '../store/connection';
import { newId } from '../store/new-id';
import { insertProject } from '../store/projects';
import { checkSeedFile, importSeedFile, listSeedSets, removeSeedSet } from './seeds';

const researcher: Person = { id: newId(), name: 'Ana', email: 'ana@example.test', role: 'researcher' };
let projectId: Id;

beforeAll(() => database().user.create({ data: researcher }));
beforeEach(async () => {
  ({ projectId } = await insertProject(database(), { name: 'seeds', description: '', createdById: null }));
});
afterAll(closeDatabase);

async function* bytesOf(content: string, failAfter = Number.POSITIVE_INFINITY): AsyncIterable<Uint8Array> {
  const bytes = new TextEncoder().encode(content);
  for (let at = 0; at < bytes.length; at += 1000) {
    if (at >= failAfter) throw new Error('the upload broke off');
    yield bytes.slice(at, at + 1000);
  }
}

const jsonl = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
const numbered = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ instruction: `Do ${at}.`, output: 'x' }));

function importFile(content: string, query: Record<string, string> = {}, failAfter?: number) {
  const parsed = importQuery.parse({ fileName: 'seeds.jsonl', name: 'Seeds', ...query });
  return importSeedFile(researcher, { projectId, query: parsed, bytes: bytesOf(content, failAfter) });
}

function checkFile(content: string, query: Record<string, string> = {}) {
  const parsed = seedFileQuery.parse({ fileName: 'seeds.jsonl', ...query });
  return checkSeedFile(researcher, { projectId, query: parsed, bytes: bytesOf(content) });
}

const stored = () => database().instruction.findMany({ where: { projectId }, orderBy: { ordinal: 'asc' } });
const setCount = () => database().seedSet.count({ where: { projectId } });

describe('an import', () => {
  it('keeps every byte, the order, the source row, and joins the input', async () => {
    const text = ' a\r\n\tb 👩‍👩‍👧 مرحبا \u2028';
    const set = await importFile(
      jsonl([
        { instruction: text, input: 'x\r\ny', output: text, id: 'one' },
        { instruction: 'b', input: '', output: '', category: 'Math' },
      ]),
    );
    expect(set).toMatchObject({ rowCount: 2, badRowCount: 0, duplicateCount: 0, runCount: 0 });
    expect(set.origin).toMatchObject({ fileName: 'seeds.jsonl', format: 'jsonl', mapping: { shape: 'alpaca' } });
    expect(await stored()).toMatchObject([
      { text: `${text}\r\nx\r\ny`, input: 'x\r\ny', response: text, ordinal: 0, source: { row: 1, externalId: 'one' } },
      { text: 'b', input: null, response: null, ordinal: 1, source: { row: 2, category: 'Math' } },
    ]);
  });

  it('spans batches without a gap in the order', async () => {
    await importFile(jsonl(numbered(2345)));
    const rows = await stored();
    expect(rows.map((row) => row.text)).toEqual(numbered(2345).map((row) => row.instruction));
    expect(rows.map((row) => row.ordinal)).toEqual(rows.map((_, at) => at));
  });

  it('that breaks off in the middle leaves nothing', async () => {
    await expect(importFile(jsonl(numbered(4000)), {}, 90_000)).rejects.toThrow('the upload broke off');
    expect(await stored()).toEqual([]);
    expect(await setCount()).toBe(0);
  });

  it('with bad rows is refused by count and first rows, or leaves them out', async () => {
    const lines = jsonl(numbered(3000)).split('\n');
    lines[699] = '{"instruction": "broken';
    lines[2500] = '{"instruction": "a\\u0000b"}';
    const refused = importFile(lines.join('\n'));
    await expect(refused).rejects.toThrow(
      /^2 of 3000 rows cannot be read, so nothing was imported\. Row 700: Not valid JSON/,
    );
    await expect(refused).rejects.toMatchObject({ code: 'invalid_input', details: { place: 'row 700' } });
    expect(await stored()).toEqual([]);
    expect(await importFile(lines.join('\n'), { badRows: 'leave_out' })).toMatchObject({
      rowCount: 2998,
      badRowCount: 2,
    });
  });

  it('of nothing is refused', async () => {
    await expect(importFile('')).rejects.toThrow('The file is empty.');
    await expect(importFile('[]')).rejects.toThrow('There are no rows in the file.');
    await expect(importFile('{"instruction": ""}', { badRows: 'leave_out' })).rejects.toThrow(
      'No row of the file can be a seed',
    );
    const mapping = JSON.stringify({
      shape: 'fields',
      instruction: 'prompt',
      input: null,
      response: null,
      category: null,
    });
    await expect(importFile(jsonl(numbered(1)), { mapping })).rejects.toThrow('There is no field "prompt".');
  });

  it('is not for annotators', async () => {
    const query = importQuery.parse({ name: 'Seeds' });
    const annotator: Person = { ...researcher, role: 'annotator' };
    const asked = importSeedFile(annotator, { projectId, query, bytes: bytesOf('a') });
    await expect(asked).rejects.toMatchObject({ code: 'not_allowed' });
  });
});

describe('duplicates', () => {
  const rows = jsonl([
    { instruction: 'a', input: 'b', output: '1' },
    { instruction: 'a', input: 'b', output: '2' },
    { instruction: 'a\r\nb', output: '3' },
    { instruction: 'c', output: '4' },
  ]);

  it('are counted within the file by the joined text, and against the project', async () => {
    expect(await checkFile(rows)).toMatchObject({ duplicateInFileCount: 2, duplicateInProjectCount: 0, seedCount: 4 });
    expect(await importFile(rows)).toMatchObject({ rowCount: 4, duplicateCount: 2 });
    expect(await checkFile(rows)).toMatchObject({ duplicateInFileCount: 2, duplicateInProjectCount: 2 });
  });

  it('can be left out', async () => {
    expect(await importFile(rows, { duplicates: 'leave_out' })).toMatchObject({ rowCount: 2, duplicateCount: 2 });
    await expect(importFile(rows, { duplicates: 'leave_out' })).rejects.toThrow(
      'Every row is in the project or the file already',
    );
  });
});

describe('a check', () => {
  it('reports format, columns, mapping, bad rows and first rows, and stores nothing', async () => {
    const report = await checkFile(`${jsonl([{ question: 'Why?', answer: 'So.', n: 1 }])}\n5\n`);
    expect(report).toMatchObject({
      format: 'jsonl',
      rowCount: 2,
      goodRowCount: 1,
      badRows: [{ row: 2, line: 3, reason: 'The row is a number, not an object with fields.' }],
      proposedMapping: { shape: 'fields', instruction: 'question', response: 'answer' },
      preview: [{ row: 1, instruction: 'Why?', response: 'So.' }],
    });
    expect(report.columns.map((column) => column.name)).toEqual(['question', 'answer', 'n']);
    expect(await setCount()).toBe(0);
  });
});

describe('removing a set', () => {
  it('takes its seeds along, unless a run began with them', async () => {
    const used = await importFile(jsonl(numbered(2)));
    const free = await importFile(jsonl([{ instruction: 'other' }]));
    const teacher = newId();
    await database().run.create({
      data: {
        ...{ id: newId(), projectId, name: 'First', config: {}, seedSetIds: [used.id], lineageCount: 2, state: 'idle' },
        ...{ evolverTeacherId: teacher, judgeTeacherId: teacher, responderTeacherId: teacher },
      },
    });
    const refused = removeSeedSet(researcher, { projectId, seedSetId: used.id });
    await expect(refused).rejects.toThrow('The run "First" began with these seeds, so they stay.');
    await removeSeedSet(researcher, { projectId, seedSetId: free.id });
    expect(await listSeedSets(researcher, { projectId })).toMatchObject([{ id: used.id, runCount: 1 }]);
    expect(await stored()).toHaveLength(2);
  });
});
