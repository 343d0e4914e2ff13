/** Projects: each is born with the default templates and, where it runs, the rehearsal teacher. */

import { AppError } from '@/lib/core/domain/app-error';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import { env } from '../env';
import { enqueue } from '../jobs/job-engine';
import { type Db, database, inTransaction } from '../store/connection';
import { addMissingTemplates } from '../store/default-templates';
import { announceChange } from '../store/notices';
import * as store from '../store/projects';
import { insertTeacher } from '../store/teachers';
import { authorise, requirePermission } from './access';

export async function listProjects(person: Person) {
  requirePermission(person, 'data.read');
  return store.listProjects(database());
}

export async function getProject(person: Person, { projectId }: { projectId: Id }) {
  return mustFind(database(), await authorise(person, projectId, 'data.read'));
}

export async function createProject(
  person: Person,
  { name, description, isSample = false }: { name: string; description: string; isSample?: boolean },
) {
  requirePermission(person, 'projects.manage');
  return inTransaction(async (tx) => {
    const scope = await store.insertProject(tx, { name, description, isSample, createdById: person.id });
    await addMissingTemplates(tx, scope);
    await addRehearsalTeacher(tx, scope);
    return mustFind(tx, scope);
  });
}

export type UpdateProjectInput = { projectId: Id } & store.ProjectChange;

export async function updateProject(person: Person, { projectId, ...change }: UpdateProjectInput) {
  const scope = await authorise(person, projectId, 'projects.manage');
  return inTransaction(async (tx) => {
    const before = await mustFind(tx, scope);
    await store.updateProject(tx, scope, change);
    const after = await mustFind(tx, scope);
    // How many people each evolution still wants follows, in a job: there may be a million.
    if (after.overlap !== before.overlap) await enqueue(tx, 'wanted-reviews', { projectId, overlap: after.overlap });
    await announceChange(tx, { projectId, nouns: ['projects'] });
    return after;
  });
}

async function addRehearsalTeacher(tx: Db, scope: ProjectScope): Promise<void> {
  const { rehearsalUrl } = env();
  if (!rehearsalUrl) return;
  await insertTeacher(tx, scope, {
    name: 'Rehearsal',
    baseUrl: rehearsalUrl,
    model: 'rehearsal-1',
    parameters: {},
    maxConcurrency: 16,
    requestTimeoutMs: 120_000,
    isRehearsal: true,
    sealedKey: null,
    createdById: null,
  });
}

async function mustFind(db: Db, scope: ProjectScope) {
  const project = await store.findProject(db, scope);
  if (project) return project;
  throw new AppError('not_found', 'There is no such project.', { remedy: 'It may have been removed.' });
}
