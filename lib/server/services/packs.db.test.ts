import { createHash } from 'node:crypto';
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { RuleId } from '@/lib/core/domain/evolution';
import type { Id } from '@/lib/core/domain/identifier';
import { BUILT_IN_IDS } from '@/lib/core/domain/operation';
import type { Person } from '@/lib/core/domain/person';
import { renderPrompt } from '@/lib/core/evolution/render-prompt';
import { closeDatabase } from '../store/connection';
import { changeOperation, createOperation, listOperations, switchOffOperation } from './operations';
import { importPack, previewPack, writePackFile } from './packs';
import { createProject } from './projects';
import { listTemplates, saveTemplate } from './templates';
import { makePerson } from './test-people';

let person: Person;
let from: Id;
let into: Id;

beforeEach(async () => {
  person = await makePerson('researcher');
  from = (await createProject(person, { name: 'From', description: '' })).id;
  into = (await createProject(person, { name: 'Into', description: '' })).id;
});
afterAll(closeDatabase);

const ODD = {
  constraints: '  CRLF\r\nthen {{ instruction }} \t\r\n\r\n#Rewritten Prompt#:\r\n',
  deepening: 'Trailing   \n{{instruction}}🌱 é e\u0301 \u2028\u00a0 \n\n',
  breadth: '{ } }} {{instruction}} {{ { "a": {} }',
  complicate_input: '{{demonstration}}\r{{format}}\n{{instruction}}',
} as const;

async function saveOdd(projectId: Id) {
  for (const operation of BUILT_IN_IDS) {
    const text = (ODD as Record<string, string>)[operation];
    if (text) await saveTemplate(person, { projectId, operation, text, note: 'mine', basedOnVersion: 1 });
  }
}

const write = async (projectId: Id, operations = [...BUILT_IN_IDS]) =>
  (await writePackFile(person, { projectId, name: 'My pack', notes: 'n', operations })).file;

async function importSeen(projectId: Id, file: string) {
  const { steps } = await previewPack(person, { projectId, file });
  return importPack(person, { projectId, file, seen: steps });
}

/** What the evolver is sent by the chosen version of every operation. */
async function sentOf(projectId: Id) {
  const versions = (await listTemplates(person, { projectId })).filter((version) => version.isChosen);
  return versions.map(({ operation, text }) => {
    const dataFormat = operation === 'complicate_input' ? 'json' : null;
    const [message] = renderPrompt({ templateText: text, parentText: 'A parent\r\n{{format}} 🌱 ', dataFormat });
    return [
      operation,
      createHash('sha256')
        .update(message?.content ?? '', 'utf8')
        .digest('hex'),
    ];
  });
}

test('after export and import the prompts are the same, byte for byte', async () => {
  await saveOdd(from);
  expect(await sentOf(into)).not.toEqual(await sentOf(from));
  await importSeen(into, await write(from));
  expect(await sentOf(into)).toEqual(await sentOf(from));
  expect(await write(into)).toContain('From pack “My pack”: mine');
});

test('the preview says what would happen, and nothing happens', async () => {
  await saveOdd(from);
  const file = await write(from, ['constraints', 'concretizing']);
  const preview = await previewPack(person, { projectId: into, file });
  expect(preview).toMatchObject({
    name: 'My pack',
    problems: [],
    steps: [
      { operation: 'constraints', kind: 'new_version', version: 2, newestVersion: 1, after: ODD.constraints },
      { operation: 'concretizing', kind: 'unchanged', version: 1, newestVersion: 1 },
    ],
  });
  expect(await listTemplates(person, { projectId: into })).toHaveLength(BUILT_IN_IDS.length);
});

test('a text that an older version has is chosen, not saved again', async () => {
  const file = await write(from, ['constraints']);
  await saveOdd(into);
  expect((await importSeen(into, file)).steps).toMatchObject([{ kind: 'choose', version: 1 }]);
  const versions = (await listTemplates(person, { projectId: into })).filter((one) => one.operation === 'constraints');
  expect(versions.map((one) => [one.version, one.isChosen])).toEqual([
    [2, false],
    [1, true],
  ]);
});

test('all of it or nothing: a template saved since the preview stops the whole import', async () => {
  await saveOdd(from);
  const file = await write(from);
  const { steps } = await previewPack(person, { projectId: into, file });
  const theirs = { operation: 'breadth', text: 'Theirs {{instruction}}', note: '', basedOnVersion: 1 } as const;
  await saveTemplate(person, { projectId: into, ...theirs });
  const before = await listTemplates(person, { projectId: into });
  await expect(importPack(person, { projectId: into, file, seen: steps })).rejects.toMatchObject({ code: 'conflict' });
  expect(await listTemplates(person, { projectId: into })).toEqual(before);
});

test('of two imports at the same moment one wins', async () => {
  await saveOdd(from);
  const file = await write(from);
  const { steps: seen } = await previewPack(person, { projectId: into, file });
  const both = [1, 2].map(() => importPack(person, { projectId: into, file, seen }));
  const refused = (await Promise.allSettled(both)).filter((one) => one.status === 'rejected');
  expect(refused).toHaveLength(1);
  expect(refused[0]?.reason).toMatchObject({ code: 'conflict' });
});

test('a pack that cannot be read is told with its places, and changes nothing', async () => {
  const pack = JSON.parse(await write(from, ['constraints', 'breadth']));
  pack.operations[0].template.text = 'No placeholder';
  pack.operations[1].template.by = 'me';
  const shape = await previewPack(person, { projectId: into, file: JSON.stringify(pack) });
  expect(shape.problems).toMatchObject([{ path: 'operations[1].template.by' }]);
  delete pack.operations[1].template.by;
  const file = JSON.stringify(pack);
  await expect(importPack(person, { projectId: into, file, seen: [] })).rejects.toMatchObject({
    code: 'invalid_input',
    message: 'constraints: {{instruction}} is missing.',
    details: { place: 'file operations[0].template.text' },
  });
  pack.operations = [
    { ...pack.operations[1], family: 'code' },
    { ...pack.operations[1], id: 'human_edit' },
  ];
  const { problems } = await previewPack(person, { projectId: into, file: JSON.stringify(pack) });
  expect(problems).toEqual([
    { path: 'operations[0].family', message: 'breadth is in_breadth here, not code.' },
    { path: 'operations[1].id', message: '“human edit” is a word that the studio uses itself.' },
  ]);
});

test('an operation of one’s own goes along with its rules and its label, and makes the same prompts there', async () => {
  const text = 'Say it as a riddle.\r\n#Given Task#:\n{{instruction}}\n\n#Riddle Task#: ';
  const settings = { family: 'in_breadth', icon: 'quote', summary: 'Makes a riddle of it.' } as const;
  const told = { skippedRules: ['equal', 'copied'] as RuleId[], replyLabel: '#Riddle Task#:' };
  await createOperation(person, { projectId: from, operation: 'riddle', text, ...settings, ...told });
  const file = await write(from, ['riddle', 'breadth']);
  const preview = await previewPack(person, { projectId: into, file });
  expect(preview.steps).toMatchObject([
    { operation: 'riddle', kind: 'new_operation', version: 1, newestVersion: 0, before: null, after: text },
    { operation: 'breadth', kind: 'unchanged' },
  ]);
  expect((await listOperations(person, { projectId: into })).some(({ operation }) => operation === 'riddle')).toBe(
    false,
  );
  await importSeen(into, file);
  const made = (await listOperations(person, { projectId: into })).find(({ operation }) => operation === 'riddle');
  expect(made).toMatchObject({ ...settings, ...told, isOn: true, isBuiltIn: false });
  expect(await sentOf(into)).toEqual(await sentOf(from));
  expect((await importSeen(into, file)).steps).toMatchObject([{ kind: 'unchanged' }, { kind: 'unchanged' }]);

  await changeOperation(person, { projectId: into, operation: 'riddle', ...settings, ...told, skippedRules: [] });
  const { problems } = await previewPack(person, { projectId: into, file });
  expect(problems).toEqual([{ path: 'operations[0].skippedRules', message: 'riddle skips the rules none here.' }]);
  await switchOffOperation(person, { projectId: into, operation: 'riddle' });
  expect((await previewPack(person, { projectId: into, file })).problems).toMatchObject([{ path: 'operations[0].id' }]);
});

test('an annotator may take a pack, but import none', async () => {
  const annotator = await makePerson('annotator');
  const { file, fileName } = await writePackFile(annotator, {
    ...{ projectId: from, name: 'Für / alle…', notes: '', operations: ['breadth'] },
  });
  expect(fileName).toBe('für-alle.pack.json');
  await expect(previewPack(annotator, { projectId: into, file })).rejects.toMatchObject({ code: 'not_allowed' });
  await expect(importPack(annotator, { projectId: into, file, seen: [] })).rejects.toMatchObject({
    code: 'not_allowed',
  });
});
