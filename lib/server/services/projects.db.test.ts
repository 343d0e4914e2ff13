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

type Edge = { verdict: string | null; status: string | null; reviewsLeft?: number; isEdit?: boolean };

/** A run whose eliminator kept 5, dropped 2 and left 1 undecided; people turned one kept child down, decided the undecided one and wrote one anew. */
async function makeRun(projectId: string) {
  const runId = newId();
  const teachers = { evolverTeacherId: newId(), judgeTeacherId: newId(), responderTeacherId: newId() };
  await database().run.create({
    data: { id: runId, projectId, name: 'R', config: {}, ...teachers, lineageCount: 4, state: 'idle' },
  });
  const roundId = newId();
  const round = { id: roundId, number: 1, runId, projectId, state: 'finished', templateVersions: {} };
  await database().round.create({ data: round });
  const made = ({ verdict, status, reviewsLeft = 1, isEdit = false }: Edge) => ({
    ...{ id: newId(), projectId, runId, roundId, roundNumber: 1, lineageId: newId(), ordinal: 0, parentId: newId() },
    ...{ verdict, status, reviewsLeft, decidedBy: status && (reviewsLeft > 0 ? 'machine' : 'people') },
    operation: isEdit ? 'human_edit' : 'breadth',
    attempt: isEdit ? null : 1,
    editedFromId: isEdit ? newId() : null,
    childId: verdict && newId(),
    state: verdict ? 'kept' : 'failed',
  });
  const edges: Edge[] = [
    ...Array.from({ length: 4 }, () => ({ verdict: 'kept', status: 'kept' })),
    ...Array.from({ length: 2 }, () => ({ verdict: 'dropped', status: 'dropped' })),
    { verdict: 'kept', status: 'dropped', reviewsLeft: 0 },
    { verdict: 'undecided', status: 'kept', reviewsLeft: 0 },
    { verdict: 'undecided', status: 'kept', reviewsLeft: 0, isEdit: true },
    { verdict: null, status: null, reviewsLeft: 0 },
  ];
  await database().evolution.createMany({ data: edges.map(made) });
}

test('counts follow the verdicts and what people decided', async () => {
  const { id: projectId } = await create();
  await database().seedSet.create({ data: { id: newId(), projectId, name: 's', origin: {}, rowCount: 12 } });
  await makeRun(projectId);
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
  await makeRun(first.id);
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
  await makeRun(projectId);
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
