import { afterAll, beforeEach, expect, test } from 'vitest';
import type { Person } from '@/lib/core/domain/person';
import { closeDatabase, database } from '../store/connection';
import { newId } from '../store/new-id';
import { authorise } from './access';
import { removeProject } from './project-removal';
import { createProject, getProject, listProjects, updateProject } from './projects';
import { makePerson } from './test-people';

let person: Person;

beforeEach(async () => {
  await database().project.deleteMany();
  person = await makePerson('researcher');
});
afterAll(closeDatabase);

const create = (name = 'P') => createProject(person, { name, description: 'about it' });

/** A run of two rounds whose counters say 5 kept, 2 eliminated, 1 undecided; people turned one kept child down and decided the undecided one. */
async function makeRounds(projectId: string) {
  const runId = newId();
  const teachers = { evolverTeacherId: newId(), judgeTeacherId: newId(), responderTeacherId: newId() };
  await database().run.create({
    data: { id: runId, projectId, name: 'R', config: {}, ...teachers, lineageCount: 4, state: 'idle' },
  });
  const rounds = [
    { id: newId(), number: 1, keptCount: 3, eliminatedCount: 1, undecidedCount: 0 },
    { id: newId(), number: 2, keptCount: 2, eliminatedCount: 1, undecidedCount: 1 },
  ];
  const state = 'finished';
  await database().round.createMany({
    data: rounds.map((round) => ({ ...round, runId, projectId, state, templateVersions: {} })),
  });
  const decide = async (verdict: string | null, status: string, isEdit = false) => {
    const id = newId();
    const edge = { id, projectId, runId, roundId: rounds[0]?.id ?? '', roundNumber: 1, lineageId: newId(), ordinal: 0 };
    await database().evolution.create({
      data: {
        ...edge,
        parentId: newId(),
        operation: isEdit ? 'human_edit' : 'breadth',
        attempt: isEdit ? null : 1,
        editedFromId: isEdit ? newId() : null,
        state: 'kept',
        verdict,
        status,
      },
    });
    const decision = { personId: person.id, decision: 'accept', eventId: newId(), decidedAt: new Date() };
    await database().reviewDecision.create({ data: { evolutionId: id, projectId, ...decision } });
  };
  await decide('kept', 'dropped');
  await decide('undecided', 'kept');
  await decide('undecided', 'kept', true);
}

test('counts follow the rounds’ counters and what people decided', async () => {
  const { id: projectId } = await create();
  await database().seedSet.create({ data: { id: newId(), projectId, name: 's', origin: {}, rowCount: 12 } });
  await makeRounds(projectId);
  expect(await getProject(person, { projectId })).toMatchObject({
    seedCount: 12,
    runCount: 1,
    keptCount: 5 - 1 + 1 + 1,
    undecidedCount: 0,
    unreviewedCount: 8 - 2,
  });
});

test('one project’s rows do not count for another; the newest comes first', async () => {
  const first = await create('first');
  await makeRounds(first.id);
  await create('second');
  const listed = await listProjects(person);
  expect(listed.map((project) => [project.name, project.runCount])).toEqual([
    ['second', 0],
    ['first', 1],
  ]);
});

test('a change leaves alone what it does not name', async () => {
  const { id: projectId } = await create();
  expect(await updateProject(person, { projectId, name: 'New' })).toMatchObject({
    name: 'New',
    description: 'about it',
  });
});

test('removing asks for the name and leaves nothing behind', async () => {
  const { id: projectId } = await create('To go');
  await makeRounds(projectId);
  await expect(removeProject(person, { projectId, name: 'to go' })).rejects.toMatchObject({
    details: { place: 'name' },
  });
  await database().run.updateMany({ where: { projectId }, data: { state: 'running' } });
  await expect(removeProject(person, { projectId, name: 'To go' })).rejects.toMatchObject({ code: 'conflict' });
  await database().run.updateMany({ where: { projectId }, data: { state: 'paused' } });
  await removeProject(person, { projectId, name: 'To go' });
  const where = { projectId };
  const left = await Promise.all([
    database().evolution.count({ where }),
    database().reviewDecision.count({ where }),
    database().round.count({ where }),
    database().templateVersion.count({ where }),
  ]);
  expect(left).toEqual([0, 0, 0, 0]);
  await expect(getProject(person, { projectId })).rejects.toMatchObject({ code: 'not_found' });
});

test('an annotator reads projects, and can make, change or remove none', async () => {
  const { id: projectId } = await create();
  const annotator = await makePerson('annotator');
  expect(await listProjects(annotator)).toHaveLength(1);
  await expect(createProject(annotator, { name: 'x', description: '' })).rejects.toMatchObject({ code: 'not_allowed' });
  await expect(updateProject(annotator, { projectId, name: 'x' })).rejects.toMatchObject({ code: 'not_allowed' });
  await expect(removeProject(annotator, { projectId, name: 'P' })).rejects.toMatchObject({ code: 'not_allowed' });
});

test('authorise: the permission is asked before the project, so that nobody learns what exists', async () => {
  const annotator = await makePerson('annotator');
  await expect(authorise(annotator, newId(), 'data.write')).rejects.toMatchObject({ code: 'not_allowed' });
  await expect(authorise(annotator, newId(), 'data.read')).rejects.toMatchObject({ code: 'not_found' });
});
