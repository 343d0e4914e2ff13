import { afterAll, beforeEach, expect, test } from 'vitest';
import type { Id } from '@/lib/core/domain/identifier';
import { BUILT_IN_IDS } from '@/lib/core/domain/operation';
import type { Person } from '@/lib/core/domain/person';
import { closeDatabase, database } from '../store/connection';
import { newId } from '../store/new-id';
import { makeTestRun } from '../worker/test-run';
import { createProject } from './projects';
import { chooseTemplate, listTemplates, sampleParent, saveTemplate } from './templates';
import { makePerson } from './test-people';

let person: Person;
let projectId: Id;

beforeEach(async () => {
  person = await makePerson('researcher');
  projectId = (await createProject(person, { name: 'Templates', description: '' })).id;
});
afterAll(closeDatabase);

const save = (text: string, basedOnVersion: number, by = person) =>
  saveTemplate(by, { projectId, operation: 'deepening', text, note: 'why', basedOnVersion });

const versionsOf = async () =>
  (await listTemplates(person, { projectId })).filter((version) => version.operation === 'deepening');

test('a project is born with version 1 of every operation, chosen', async () => {
  const versions = await listTemplates(person, { projectId });
  expect(versions.map(({ operation }) => operation).sort()).toEqual([...BUILT_IN_IDS].sort());
  for (const version of versions) {
    expect(version).toMatchObject({ version: 1, isChosen: true, authorName: null, evolutionCount: 0, usedIn: [] });
    expect(version.text).toContain('{{instruction}}');
  }
});

test('an older project gets the operations that came since, once, and keeps what it has', async () => {
  await save('Deeper: {{instruction}}', 1);
  await database().templateChoice.deleteMany({ where: { projectId, operation: 'breadth' } });
  await database().templateVersion.deleteMany({ where: { projectId, operation: 'breadth' } });
  const lists = await Promise.all(Array.from({ length: 4 }, () => listTemplates(person, { projectId })));
  for (const versions of lists) expect(versions).toHaveLength(BUILT_IN_IDS.length + 1);
  expect(lists[0]?.find(({ operation }) => operation === 'breadth')).toMatchObject({ version: 1, isChosen: true });
  expect(await versionsOf()).toMatchObject([{ version: 2, isChosen: true }, { version: 1 }]);
});

test('an operation that nobody knows has no template', async () => {
  const input = { projectId, operation: 'singing', text: '{{instruction}}', note: '', basedOnVersion: 0 };
  await expect(saveTemplate(person, input)).rejects.toMatchObject({
    code: 'invalid_input',
    details: { place: 'operation' },
  });
});

test('a save adds a version and chooses it; the older one stays as it was', async () => {
  const [first] = await versionsOf();
  const saved = await save('Deeper: {{instruction}}', 1);
  expect(saved).toMatchObject({ version: 2, isChosen: true, note: 'why', authorName: person.name });
  expect(await versionsOf()).toEqual([saved, { ...first, isChosen: false }]);
});

test('whoever did not see the newest version cannot save over it', async () => {
  await save('a {{instruction}}', 1);
  await expect(save('b {{instruction}}', 1)).rejects.toMatchObject({
    code: 'conflict',
    details: { place: 'basedOnVersion' },
  });
  expect(await versionsOf()).toHaveLength(2);
});

test('of five saves at the same moment one wins, the others hear of it', async () => {
  const texts = ['a', 'b', 'c', 'd', 'e'];
  const outcomes = await Promise.allSettled(texts.map((text) => save(`${text} {{instruction}}`, 1)));
  const lost = outcomes.filter((outcome) => outcome.status === 'rejected');
  expect(lost).toHaveLength(4);
  for (const outcome of lost) expect(outcome.reason).toMatchObject({ code: 'conflict' });
  expect(await versionsOf()).toHaveLength(2);
});

test.each([
  ['', 'empty'],
  ['no placeholder', 'missing'],
  ['{{instruction}} {{format}}', 'not known'],
])('%o is refused', async (text, reason) => {
  await expect(save(text, 1)).rejects.toMatchObject({
    code: 'invalid_input',
    message: expect.stringContaining(reason),
    details: { place: 'text' },
  });
});

test('the same text again is no version', async () => {
  const [first] = await versionsOf();
  await expect(save(first?.text ?? '', 1)).rejects.toMatchObject({ code: 'invalid_input' });
});

test('an older version can be chosen again, one of another operation or project not', async () => {
  const all = await listTemplates(person, { projectId });
  const [first, other] = [
    all.find((one) => one.operation === 'deepening'),
    all.find((one) => one.operation === 'breadth'),
  ];
  await save('a {{instruction}}', 1);
  const choice = { projectId, operation: 'deepening', templateVersionId: first?.id ?? '' } as const;
  await chooseTemplate(person, choice);
  expect((await versionsOf()).map((version) => [version.version, version.isChosen])).toEqual([
    [2, false],
    [1, true],
  ]);
  await expect(chooseTemplate(person, { ...choice, templateVersionId: other?.id ?? '' })).rejects.toMatchObject({
    code: 'not_found',
  });
  const elsewhere = await createProject(person, { name: 'Elsewhere', description: '' });
  await expect(chooseTemplate(person, { ...choice, projectId: elsewhere.id })).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('use is counted: evolutions made and kept, rounds started', async () => {
  const [version] = await versionsOf();
  const templateVersionId = version?.id ?? '';
  const [runId, roundId] = [newId(), newId()];
  const teachers = { evolverTeacherId: newId(), judgeTeacherId: newId(), responderTeacherId: newId() };
  await database().run.create({
    data: { id: runId, projectId, name: 'First run', config: {}, ...teachers, lineageCount: 3, state: 'idle' },
  });
  await database().round.create({
    data: {
      id: roundId,
      runId,
      projectId,
      number: 2,
      state: 'finished',
      templateVersions: { deepening: templateVersionId },
    },
  });
  const evolution = {
    projectId,
    runId,
    roundId,
    roundNumber: 2,
    operation: 'deepening',
    templateVersionId,
    attempt: 1,
  };
  await database().evolution.createMany({
    data: ['kept', 'dropped', 'kept', null].map((status, ordinal) => ({
      ...evolution,
      id: newId(),
      lineageId: newId(),
      parentId: newId(),
      ordinal,
      state: 'kept',
      status,
    })),
  });
  const made = await database().evolution.findMany({ where: { roundId }, orderBy: { ordinal: 'asc' } });
  const said = (at: number, personId: string, decision: string) => ({
    evolutionId: made[at]?.id ?? '',
    personId,
    projectId,
    decision,
    eventId: newId(),
    decidedAt: new Date(),
  });
  await database().reviewDecision.createMany({
    data: [said(0, 'a', 'accept'), said(0, 'b', 'reject'), said(1, 'a', 'accept'), said(2, 'a', 'unsure')],
  });
  expect((await versionsOf())[0]).toMatchObject({
    ...{ evolutionCount: 3, keptCount: 2, usedIn: ['First run, round 2'] },
    ...{ acceptedCount: 2, rejectedCount: 1 },
  });
});

test('a parent at random is a seed of the project, or the head of a lineage of the run', async () => {
  expect(await sampleParent(person, { projectId })).toBeNull();
  const seeds = ['first', 'second\r\n', 'third {{instruction}}'];
  const run = await makeTestRun({ seeds, baseUrl: 'http://127.0.0.1:9/v1' });
  const inRun = { projectId: run.projectId, runId: run.runId };
  const drawn = new Set<string>();
  for (let at = 0; at < 60; at += 1) {
    drawn.add((await sampleParent(person, { projectId: run.projectId }))?.text ?? '');
    drawn.add((await sampleParent(person, inRun))?.text ?? '');
  }
  expect([...drawn].sort()).toEqual(seeds.toSorted());
  expect(await sampleParent(person, { projectId, runId: run.runId })).toBeNull();
});

test('an annotator reads, but changes nothing', async () => {
  const annotator = await makePerson('annotator');
  expect(await listTemplates(annotator, { projectId })).toHaveLength(BUILT_IN_IDS.length);
  await expect(save('a {{instruction}}', 1, annotator)).rejects.toMatchObject({ code: 'not_allowed' });
});
