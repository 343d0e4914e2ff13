import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Id } from '@/lib/core/domain/identifier';
import { BUILT_IN_IDS } from '@/lib/core/domain/operation';
import type { Person } from '@/lib/core/domain/person';
import { closeDatabase } from '../store/connection';
import { changeOperation, createOperation, listOperations, switchOffOperation } from './operations';
import { createProject } from './projects';
import { listTemplates, saveTemplate } from './templates';
import { makePerson } from './test-people';

let person: Person;
let projectId: Id;

beforeEach(async () => {
  person = await makePerson('researcher');
  projectId = (await createProject(person, { name: 'Operations', description: '' })).id;
});
afterAll(closeDatabase);

const RIDDLE = {
  ...{ operation: 'put_as_riddle', family: 'in_depth', icon: 'lightbulb', summary: 'Puts it as a riddle.' },
  ...{ skippedRules: ['equal'], replyLabel: 'Riddle:', text: 'As a riddle: {{instruction}}' },
} as const;
const { text: _text, operation: _operation, ...SETTINGS } = RIDDLE;

const make = (change: Partial<Record<keyof typeof RIDDLE, string>> = {}, by = person) =>
  createOperation(by, { ...RIDDLE, skippedRules: ['equal'], projectId, ...change } as never);
const ownOnes = async () => (await listOperations(person, { projectId })).filter((one) => !one.isBuiltIn);

test('a project has the built-in ones, and one of its own with its template from the first moment', async () => {
  expect((await listOperations(person, { projectId })).map(({ operation }) => operation)).toEqual(BUILT_IN_IDS);
  const made = await make();
  const { text, ...said } = RIDDLE;
  expect(made).toEqual({
    ...said,
    ...{ isBuiltIn: false, isOn: true, createdByName: person.name, createdAt: expect.any(String) },
  });
  expect((await listOperations(person, { projectId })).at(-1)).toEqual(made);
  const versions = (await listTemplates(person, { projectId })).filter((one) => one.operation === 'put_as_riddle');
  expect(versions).toMatchObject([{ version: 1, text, isChosen: true, authorName: person.name }]);
  const other = await createProject(person, { name: 'Other', description: '' });
  expect(await listOperations(person, { projectId: other.id })).toHaveLength(BUILT_IN_IDS.length);
});

test.each([
  [{ operation: 'breadth' }, 'operation', 'built in'],
  [{ operation: 'human_edit' }, 'operation', 'uses itself'],
  [{ operation: 'any' }, 'operation', 'uses itself'],
  [{ operation: 'Ride' }, 'operation', 'Give it a name'],
  [{ text: 'No slot' }, 'text', '{{instruction}} is missing'],
  [{ text: '{{instruction}} in {{format}}' }, 'text', 'not known here'],
])('%j is refused at its place', async (change, place, words) => {
  await expect(make(change)).rejects.toMatchObject({
    code: 'invalid_input',
    message: expect.stringContaining(words),
    details: { place },
  });
  expect(await ownOnes()).toEqual([]);
});

test('of three who make the same name at the same moment one does', async () => {
  const outcomes = await Promise.allSettled([make(), make(), make()]);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await ownOnes()).toHaveLength(1);
});

test('settings change, the name stays; a built-in one has none', async () => {
  await make();
  const settings = { ...SETTINGS, skippedRules: [], replyLabel: null, icon: 'quote', family: 'code' } as const;
  const input = { projectId, operation: 'put_as_riddle', ...settings, skippedRules: [] };
  expect(await changeOperation(person, input)).toMatchObject({ operation: 'put_as_riddle', ...settings });
  await expect(changeOperation(person, { ...input, operation: 'breadth' })).rejects.toMatchObject({
    code: 'not_found',
  });
});

describe('switched off', () => {
  const name = { operation: 'put_as_riddle' };

  test('for good: it is told, takes no version, and gives its name to nobody', async () => {
    await make();
    await switchOffOperation(person, { projectId, ...name });
    expect(await ownOnes()).toMatchObject([{ isOn: false }]);
    const version = { projectId, ...name, text: 'Other: {{instruction}}', note: '', basedOnVersion: 1 };
    await expect(saveTemplate(person, version)).rejects.toMatchObject({
      message: 'The operation “put as riddle” is switched off.',
      details: { place: 'operation' },
    });
    await expect(make()).rejects.toMatchObject({ message: expect.stringContaining('keep the name') });
    await expect(switchOffOperation(person, { projectId, ...name })).rejects.toMatchObject({ code: 'not_found' });
  });
});

test('annotators look, and change nothing', async () => {
  const annotator = await makePerson('annotator');
  expect(await listOperations(annotator, { projectId })).toHaveLength(BUILT_IN_IDS.length);
  await expect(make({}, annotator)).rejects.toMatchObject({ code: 'not_allowed' });
});
