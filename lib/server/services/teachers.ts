/** Teachers of a project, kept with sealed keys. */
import { AppError } from '@/lib/core/domain/app-error';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import type { Teacher, TeacherParameters } from '@/lib/core/domain/teacher';
import { keepKeyAtItsServer, tidyBaseUrl } from '@/lib/core/domain/teacher-address';
import { env } from '../env';
import { seal } from '../secrets';
import { database, inTransaction } from '../store/connection';
import { announceChange } from '../store/notices';
import { forgetAllowance } from '../store/teacher-allowances';
import * as store from '../store/teachers';
import { refusePrivateAddress } from '../teacher/address-gate';
import { isRehearsalServer } from '../teacher/reach';
import { authorise } from './access';

/** `key` left out: unchanged; null: none. */
export type TeacherInput = {
  projectId: Id;
  name: string;
  baseUrl: string;
  model: string;
  key?: string | null | undefined;
  parameters: TeacherParameters;
  maxConcurrency: number;
  requestTimeoutMs: number;
  requestsPerMinute?: number | null;
  tokensPerMinute?: number | null;
};

export async function listTeachers(person: Person, { projectId }: { projectId: Id }): Promise<Teacher[]> {
  const scope = await authorise(person, projectId, 'data.read');
  return (await store.listTeachers(database(), scope)).map(withoutSeal);
}

export async function createTeacher(person: Person, input: TeacherInput): Promise<Teacher> {
  const scope = await authorise(person, input.projectId, 'data.write');
  const fields = await toFields(input);
  const sealedKey = input.key ? seal(input.key) : null;
  return inTransaction(async (tx) => {
    const teacher = await store.insertTeacher(tx, scope, { ...fields, sealedKey, createdById: person.id });
    await announceChange(tx, { projectId: input.projectId, nouns: ['teachers'] });
    return withoutSeal(teacher);
  });
}

export async function updateTeacher(person: Person, input: TeacherInput & { teacherId: Id }): Promise<Teacher> {
  const scope = await authorise(person, input.projectId, 'data.write');
  const before = await mustFind(scope, input.teacherId);
  keepKeyAtItsServer(before, input);
  const fields = await toFields(input);
  const key = input.key === undefined ? {} : { sealedKey: input.key === null ? null : seal(input.key) };
  return inTransaction(async (tx) => {
    const teacher = await store.updateTeacher(tx, scope, input.teacherId, { ...fields, ...key });
    // Another server, model or key has limits of its own.
    const isAnother = teacher.baseUrl !== before.baseUrl || teacher.model !== before.model || input.key !== undefined;
    if (isAnother) await forgetAllowance(tx, teacher.id);
    await announceChange(tx, { projectId: input.projectId, nouns: ['teachers'] });
    return withoutSeal(teacher);
  });
}

export type TeacherChoice = { projectId: Id; teacherId: Id };

export async function archiveTeacher(person: Person, { projectId, teacherId }: TeacherChoice) {
  const scope = await authorise(person, projectId, 'data.write');
  const teacher = await mustFind(scope, teacherId);
  const runs = await store.listRunsNeedingTeacher(database(), scope, teacherId);
  if (runs.length > 0) {
    throw new AppError('conflict', `${teacher.name} is at work in ${runs.join(', ')}.`, {
      remedy: 'Wait until the round is finished, or cancel the run.',
    });
  }
  return setArchived(scope, teacherId, new Date());
}

export async function restoreTeacher(person: Person, { projectId, teacherId }: TeacherChoice) {
  const scope = await authorise(person, projectId, 'data.write');
  await mustFind(scope, teacherId);
  return setArchived(scope, teacherId, null);
}

async function toFields(input: TeacherInput): Promise<store.TeacherFields> {
  const { name, model, parameters, maxConcurrency, requestTimeoutMs } = input;
  const { requestsPerMinute = null, tokensPerMinute = null } = input;
  const baseUrl = tidyBaseUrl(input.baseUrl);
  await refusePrivateAddress(baseUrl);
  const isRehearsal = baseUrl === env().rehearsalUrl || (await isRehearsalServer(baseUrl));
  const limits = { maxConcurrency, requestTimeoutMs, requestsPerMinute, tokensPerMinute };
  return { name, baseUrl, model, parameters, ...limits, isRehearsal };
}

async function setArchived(scope: ProjectScope, teacherId: Id, at: Date | null) {
  await inTransaction(async (tx) => {
    await store.setTeacherArchived(tx, scope, teacherId, at);
    await announceChange(tx, { projectId: scope.projectId, nouns: ['teachers'] });
  });
  return {};
}

async function mustFind(scope: ProjectScope, teacherId: Id): Promise<store.SealedTeacher> {
  const teacher = await store.findTeacher(database(), scope, teacherId);
  if (teacher) return teacher;
  throw new AppError('not_found', 'There is no such teacher in this project.');
}

function withoutSeal({ sealedKey: _, ...teacher }: store.SealedTeacher): Teacher {
  return teacher;
}
