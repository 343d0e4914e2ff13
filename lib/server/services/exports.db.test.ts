/** Exports on a real database: the same bytes twice, honest manifests, and import ∘ export = same text. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportOptionsSchema } from '@/lib/core/contract/exports';
import { importQuery } from '@/lib/core/contract/seeds';
import type { ExportOptions } from '@/lib/core/domain/export';
import type { Id } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import { closeDatabase, database } from '../store/connection';
import { newId } from '../store/new-id';
import { insertProject } from '../store/projects';
import { countExport, createExport, exportManifest, listExports, openDataset, verifyExport } from './exports';
import { makePerson, makeReviewProject, type ReviewTestProject } from './review-test-project';
import { importSeedFile } from './seeds';

let person: Person;
let world: ReviewTestProject;
let childIds: Id[];
const teacherId = newId();

const CONFIG = {
  ...{ method: 'evol_instruct', preset: 'paper', rounds: 4, weights: { deepening: 1 }, rules: ['equal'] },
  ...{ onFailure: { kind: 'retry_next_round' }, poolPolicy: 'frontier', sampling: {}, randomSeed: 7 },
};

beforeAll(async () => {
  person = await makePerson('Ana', 'researcher');
  world = await makeReviewProject(3);
  const { projectId, runId } = world;
  const db = database();
  const teacher = {
    id: teacherId,
    projectId,
    name: 'T',
    baseUrl: 'http://127.0.0.1:9/v1',
    model: 'm-1',
    parameters: {},
  };
  await db.teacher.create({ data: teacher });
  const roles = { evolverTeacherId: teacherId, judgeTeacherId: teacherId, responderTeacherId: teacherId };
  await db.run.update({ where: { id: runId }, data: { config: CONFIG, ...roles } });
  const version = {
    id: newId(),
    projectId,
    operation: 'deepening',
    version: 2,
    text: '{{instruction}}',
    sha256: 'abc',
  };
  await db.templateVersion.create({ data: version });
  const kept = await world.evolve(0, 'kept', { text: 'Kept child.', response: 'Yes.' });
  const dropped = await world.evolve(1, 'dropped', { text: 'Dropped child.' });
  const undecided = await world.evolve(2, 'undecided', { round: 2 });
  const open = await world.evolve(2, 'kept', { round: 1, attempt: 9, text: 'Not finished.' });
  await db.evolution.update({ where: { id: open }, data: { state: 'judged' } });
  await db.evolution.update({ where: { id: kept }, data: { templateVersionId: version.id, wordsAdded: 12 } });
  const findings = [{ effect: 'drop', rule: 'equal', evidence: 'Equal' }];
  await db.evolution.update({ where: { id: dropped }, data: { findings, rule: 'equal' } });
  const call = { projectId, evolutionId: kept, teacherId, model: 'm-1', tryNumber: 1, latencyMs: 1 };
  await db.teacherCall.createMany({
    data: (['evolver', 'judge', 'responder'] as const).map((role) => ({
      ...{ ...call, id: newId(), role, tokensIn: 10, tokensOut: 5 },
      request: { messages: [], parameters: { temperature: 1, top_p: 0.9 } },
    })),
  });
  const rows = await db.evolution.findMany({
    where: { id: { in: [kept, dropped, undecided] } },
    orderBy: { ordinal: 'asc' },
  });
  childIds = rows.map((row) => row.childId ?? '');
});
afterAll(closeDatabase);

type Made = { id: Id; text: string; fileName: string };

async function download(exportId: Id, projectId = world.projectId): Promise<Made> {
  const { body, fileName } = await openDataset(person, { projectId, exportId });
  return { id: exportId, text: await new Response(body).text(), fileName };
}

async function make(options: Partial<ExportOptions>, projectId = world.projectId): Promise<Made> {
  const made = await createExport(person, { projectId, options: exportOptionsSchema.parse(options) });
  return download(made.id, projectId);
}

function rowsOf(made: Made): Record<string, unknown>[] {
  return made.text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('a lossless export', () => {
  it('holds the pool: seeds, then kept children with the whole of their making', async () => {
    const rows = rowsOf(await make({}));
    expect(rows.map((row) => row['instruction'])).toEqual(['Seed 0', 'Seed 1', 'Seed 2', 'Kept child.']);
    expect(rows[3]).toMatchObject({
      ...{ id: childIds[0], parent_id: world.seedIds[0], seed_id: childIds[0], round: 1, attempt: 1 },
      ...{ method: 'evol_instruct', op: 'deepening', prompt_version: 'deepening@2', response: 'Yes.' },
      model: { evolver: 'm-1', judge: 'm-1', responder: 'm-1' },
      sampling: { temperature: 1, top_p: 0.9, max_tokens: null, seed: null },
      ...{ status: 'accepted', decided_by: 'machine', words_added: 12, usage: { in: 30, out: 15 }, rehearsal: false },
    });
    expect(rows[0]).toMatchObject({
      parent_id: null,
      seed_id: world.seedIds[0],
      op: null,
      status: 'accepted',
      response: null,
    });
  });

  it('with dropped: reasons, and nothing that is not finished', async () => {
    const rows = rowsOf(await make({ include: 'all', includeSeeds: false }));
    expect(rows.map((row) => [row['instruction'], row['status'], row['failures']])).toEqual([
      ['Kept child.', 'accepted', []],
      ['Dropped child.', 'eliminated', [{ rule: 'equal', evidence: 'Equal' }]],
      ['Child of seed 2', 'unparsed', []],
    ]);
  });

  it('comes with a manifest of what is in it', async () => {
    const made = await make({ include: 'all' });
    const place = { projectId: world.projectId, exportId: made.id };
    const manifest = await exportManifest(person, place);
    expect(manifest).toMatchObject({
      rowCount: 6,
      byteCount: new TextEncoder().encode(made.text).length,
      sha256: createHash('sha256').update(made.text).digest('hex'),
      counts: {
        byRound: { 0: 3, 1: 2, 2: 1 },
        byOperation: { seed: 3, deepening: 3 },
        byStatus: { accepted: 4, eliminated: 1, unparsed: 1 },
        byRule: { equal: 1 },
      },
      runs: [{ id: world.runId, randomSeed: 7, teachers: { evolver: { model: 'm-1' } } }],
      templateVersions: [{ operation: 'deepening', version: 2, sha256: 'abc', rowCount: 1 }],
    });
    const [listed] = await listExports(person, { projectId: world.projectId });
    expect(listed).toMatchObject({ id: made.id, rowCount: 6, sha256: manifest.sha256, manifest });
  });
});

describe('the same options on the same data', () => {
  it.each<Partial<ExportOptions>>([
    {},
    { shuffleSeed: 5 },
    { sampleSize: 2 },
    { shuffleSeed: 5, sampleSize: 3, include: 'all' },
  ])('give the same bytes: %j', async (options) => {
    const first = await make(options);
    const second = await make(options);
    expect(second.text).toBe(first.text);
    expect((await download(first.id)).text).toBe(first.text);
  });

  it('shuffle and sample by their seed only, without repeats', async () => {
    const order = async (options: Partial<ExportOptions>) => rowsOf(await make(options)).map((row) => row['id']);
    const natural = await order({});
    const shuffles = await Promise.all([1, 2, 3, 4].map((shuffleSeed) => order({ shuffleSeed })));
    for (const shuffled of shuffles) expect([...shuffled].sort()).toEqual([...natural].sort());
    expect(new Set(shuffles.map((ids) => ids.join())).size).toBeGreaterThan(1);
    const sample = await order({ sampleSize: 2 });
    expect(sample).toEqual(natural.filter((id) => sample.includes(id)));
    expect(await order({ sampleSize: 100 })).toEqual(natural);
  });
});

describe('formats for training', () => {
  it('leave out and count what has no response', async () => {
    const choice = { projectId: world.projectId, options: exportOptionsSchema.parse({ format: 'alpaca' }) };
    expect(await countExport(person, choice)).toMatchObject({ rowCount: 1, skippedWithoutResponse: 3 });
    const made = await make({ format: 'alpaca' });
    expect(JSON.parse(made.text)).toEqual([{ instruction: 'Kept child.', input: '', output: 'Yes.' }]);
    const manifest = await exportManifest(person, { projectId: world.projectId, exportId: made.id });
    expect(manifest).toMatchObject({ rowCount: 1, skippedWithoutResponse: 3 });
  });

  it('cannot hold dropped rows', async () => {
    await expect(make({ format: 'sharegpt', include: 'all' })).rejects.toThrow(
      'Only the lossless format can hold dropped rows',
    );
  });
});

describe('what must not be mistaken', () => {
  it('rehearsal is in every row, the manifest and the file name', async () => {
    await database().instruction.update({ where: { id: childIds[0] ?? '' }, data: { isRehearsal: true } });
    const made = await make({});
    expect(rowsOf(made).map((row) => row['rehearsal'])).toEqual([false, false, false, true]);
    expect(made.fileName).toMatch(/rehearsal\.jsonl$/);
    const manifest = await exportManifest(person, { projectId: world.projectId, exportId: made.id });
    expect(manifest.isRehearsal).toBe(true);
  });

  it('an export whose data has changed is not given again as if it were the same', async () => {
    const made = await make({ includeSeeds: false });
    const place = { projectId: world.projectId, exportId: made.id };
    expect(await verifyExport(person, place)).toEqual({ isSame: true });
    await database().instruction.update({ where: { id: childIds[2] ?? '' }, data: { status: 'kept' } });
    expect(await verifyExport(person, place)).toEqual({ isSame: false });
    await expect(download(made.id)).rejects.toThrow('The data has changed since this export');
  });

  it('an export of nothing, of another project, or by an annotator', async () => {
    const empty = await insertProject(database(), { name: 'empty', description: '', createdById: null });
    await expect(make({}, empty.projectId)).rejects.toThrow('No row fits these choices');
    const made = await make({});
    await expect(download(made.id, empty.projectId)).rejects.toMatchObject({ code: 'not_found' });
    const options = exportOptionsSchema.parse({});
    const asked = createExport({ ...person, role: 'annotator' }, { projectId: world.projectId, options });
    await expect(asked).rejects.toMatchObject({ code: 'not_allowed' });
  });
});

describe('import → export → import', () => {
  const source = [
    { instruction: ' a\r\n\tb 👩‍👩‍👧 ', input: 'x\r\n', output: 'שלום\u2028' },
    { instruction: 'plain', input: '', output: '\ufeffmark' },
  ];

  it.each(['alpaca', 'sharegpt', 'openai_chat', 'lossless'] as const)('%s keeps every byte', async (format) => {
    const texts = async (projectId: Id) => {
      const rows = await database().instruction.findMany({ where: { projectId }, orderBy: { ordinal: 'asc' } });
      return rows.map((row) => [row.text, row.response]);
    };
    const importText = async (text: string) => {
      const { projectId } = await insertProject(database(), { name: 'copy', description: '', createdById: null });
      const bytes = new Response(text).body;
      if (!bytes) throw new Error('no body');
      await importSeedFile(person, { projectId, query: importQuery.parse({ name: 'x' }), bytes });
      return projectId;
    };
    const first = await importText(JSON.stringify(source));
    const again = await importText((await make({ format }, first)).text);
    expect(await texts(again)).toEqual(await texts(first));
    expect(await texts(first)).toEqual(
      source.map((row) => [row.input ? `${row.instruction}\r\n${row.input}` : row.instruction, row.output]),
    );
  });
});
