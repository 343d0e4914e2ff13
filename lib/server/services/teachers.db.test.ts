import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import { closeDatabase, database } from '../store/connection';
import { newId } from '../store/new-id';
import { createProject } from './projects';
import { testTeacher } from './teacher-test';
import { archiveTeacher, createTeacher, listTeachers, restoreTeacher, updateTeacher } from './teachers';
import { makePerson } from './test-people';

let person: Person;
let projectId: Id;
let baseUrl: string;
const seenKeys: (string | undefined)[] = [];

const server = createServer((request, response) => {
  seenKeys.push(request.headers.authorization);
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(
    JSON.stringify(
      request.url === '/v1/models'
        ? { data: [{ id: 'rehearsal-1', owned_by: 'evol-studio-rehearsal' }] }
        : { choices: [{ message: { content: 'Red, yellow and blue.' }, finish_reason: 'stop' }] },
    ),
  );
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  person = await makePerson('researcher');
  projectId = (await createProject(person, { name: 'Teachers', description: '' })).id;
});
afterAll(async () => {
  server.close();
  await closeDatabase();
});

const fields = () => ({ name: 'T', baseUrl, model: 'm', parameters: {}, maxConcurrency: 4, requestTimeoutMs: 5000 });
const create = (change: object = {}) => createTeacher(person, { projectId, ...fields(), ...change });

test('a key goes in sealed and never comes out', async () => {
  const teacher = await create({ key: 'sk-very-secret' });
  expect(teacher).toMatchObject({ hasKey: true, isRehearsal: true });
  expect(JSON.stringify(await listTeachers(person, { projectId }))).not.toContain('sk-very-secret');
  expect(JSON.stringify(await database().teacher.findMany())).not.toContain('sk-very-secret');
  expect(Object.keys(teacher)).not.toContain('sealedKey');
});

test('a key that is left out stays, null takes it away', async () => {
  const { id: teacherId } = await create({ key: 'sk-1' });
  const update = (change: object) => updateTeacher(person, { projectId, teacherId, ...fields(), ...change });
  expect(await update({ name: 'Renamed' })).toMatchObject({ name: 'Renamed', hasKey: true });
  expect(await update({ key: null })).toMatchObject({ hasKey: false });
});

test('a test uses the stored key, and one that is typed instead', async () => {
  const { id: teacherId } = await create({ key: 'sk-stored' });
  const { name: _, ...draft } = fields();
  expect(await testTeacher(person, { projectId, teacherId, ...draft })).toMatchObject({
    outcome: 'answered',
    text: 'Red, yellow and blue.',
  });
  expect(seenKeys.at(-1)).toBe('Bearer sk-stored');
  await testTeacher(person, { projectId, teacherId, ...draft, key: 'sk-typed' });
  expect(seenKeys.at(-1)).toBe('Bearer sk-typed');
  await testTeacher(person, { projectId, ...draft });
  expect(seenKeys.at(-1)).toBeUndefined();
});

test('a stored key is never sent to another server', async () => {
  const { id: teacherId } = await create({ key: 'sk-stored' });
  const moved = { projectId, teacherId, ...fields(), baseUrl: 'http://127.0.0.1:9/v1' };
  await expect(testTeacher(person, moved)).rejects.toMatchObject({ code: 'invalid_input', details: { place: 'key' } });
  await expect(updateTeacher(person, moved)).rejects.toMatchObject({
    code: 'invalid_input',
    details: { place: 'key' },
  });
  expect(await updateTeacher(person, { ...moved, key: null })).toMatchObject({ hasKey: false });
});

test('a failed test says what happened and what to do', async () => {
  const { name: _, ...draft } = fields();
  const result = await testTeacher(person, { projectId, ...draft, baseUrl: 'http://no-such-host.invalid/v1' });
  expect(result).toMatchObject({
    outcome: 'failed',
    kind: 'connection',
    message: expect.stringContaining('not known'),
    remedy: expect.stringContaining('base URL'),
  });
});

test.each([
  ['https://example.test/v1/', 'https://example.test/v1'],
  ['https://example.test/v1/chat/completions', 'https://example.test/v1'],
])('%s is kept as %s', async (typed, kept) => {
  expect(await create({ baseUrl: typed })).toMatchObject({ baseUrl: kept, isRehearsal: false });
});

test('a password in the address is refused', async () => {
  await expect(create({ baseUrl: 'https://me:secret@example.test/v1' })).rejects.toMatchObject({
    details: { place: 'baseUrl' },
  });
});

test('a teacher at work cannot be archived; others can, and come back', async () => {
  const { id: teacherId } = await create();
  const roles = { evolverTeacherId: newId(), judgeTeacherId: newId(), responderTeacherId: teacherId };
  const run = { id: newId(), projectId, name: 'Busy', config: {}, ...roles, lineageCount: 1, state: 'paused' };
  await database().run.create({ data: run });
  await expect(archiveTeacher(person, { projectId, teacherId })).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('Busy'),
  });
  await database().run.update({ where: { id: run.id }, data: { state: 'finished' } });
  await archiveTeacher(person, { projectId, teacherId });
  const find = async () => (await listTeachers(person, { projectId })).find((teacher) => teacher.id === teacherId);
  expect((await find())?.archivedAt).not.toBeNull();
  await restoreTeacher(person, { projectId, teacherId });
  expect((await find())?.archivedAt).toBeNull();
});

test('a teacher of another project is not there', async () => {
  const { id: teacherId } = await create();
  const elsewhere = await createProject(person, { name: 'Elsewhere', description: '' });
  await expect(archiveTeacher(person, { projectId: elsewhere.id, teacherId })).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('an annotator sees teachers, but neither changes nor calls them', async () => {
  const annotator = await makePerson('annotator');
  const { name: _, ...draft } = fields();
  await expect(createTeacher(annotator, { projectId, ...fields() })).rejects.toMatchObject({ code: 'not_allowed' });
  await expect(testTeacher(annotator, { projectId, ...draft })).rejects.toMatchObject({ code: 'not_allowed' });
  expect(await listTeachers(annotator, { projectId })).not.toHaveLength(0);
});
