/** Teachers of a project: kept with sealed keys, tried by one real call. */
import type { TeacherTest } from '@/lib/core/contract/teachers';
import { AppError } from '@/lib/core/domain/app-error';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import type { Teacher, TeacherParameters } from '@/lib/core/domain/teacher';
import { env } from '../env';
import { seal, unseal } from '../secrets';
import { database, inTransaction } from '../store/connection';
import { announceChange } from '../store/notices';
import * as store from '../store/teachers';
import { connectTeacher } from '../teacher/connect';
import { isRehearsalServer } from '../teacher/reach';
import { remedyFor } from '../teacher/remedy';
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
};

/** Short, cheap, and tells at a glance whether the model follows an instruction. */
const TEST_QUESTION = 'Name the three primary colours in one short sentence.';
const TEST_MAX_TOKENS = 1024;

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
  refuseToMoveKey(before, input);
  const fields = await toFields(input);
  const key = input.key === undefined ? {} : { sealedKey: input.key === null ? null : seal(input.key) };
  return inTransaction(async (tx) => {
    const teacher = await store.updateTeacher(tx, scope, input.teacherId, { ...fields, ...key });
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

export type TeacherTestInput = Omit<TeacherInput, 'name'> & { teacherId?: Id | undefined };

/** One real call. With `teacherId` and no `key` the sealed key is used. */
export async function testTeacher(person: Person, input: TeacherTestInput): Promise<TeacherTest> {
  const scope = await authorise(person, input.projectId, 'data.write');
  const stored = input.teacherId === undefined ? null : await mustFind(scope, input.teacherId);
  if (stored) refuseToMoveKey(stored, input);
  const storedKey = stored?.sealedKey ? unseal(stored.sealedKey) : null;
  const connection = connectTeacher({
    id: input.teacherId ?? 'draft',
    baseUrl: tidyBaseUrl(input.baseUrl),
    model: input.model,
    key: input.key === undefined ? storedKey : input.key,
    parameters: input.parameters,
    requestTimeoutMs: input.requestTimeoutMs,
  });
  const result = await connection.ask({
    role: 'responder',
    messages: [{ role: 'user', content: TEST_QUESTION }],
    sampling: { maxTokens: TEST_MAX_TOKENS },
  });
  if (result.outcome === 'failed') {
    const { kind, message, latencyMs } = result;
    return { outcome: 'failed', kind, message, remedy: remedyFor(kind), latencyMs };
  }
  const { text, model, latencyMs, tokensIn, tokensOut, isRehearsal } = result.reply;
  return { outcome: 'answered', text, model, latencyMs, tokensIn, tokensOut, isRehearsal };
}

/** A stored key goes only where its owner sent it: else anybody who may edit a teacher could have it sent to a server of theirs. */
function refuseToMoveKey(
  before: store.SealedTeacher,
  input: { baseUrl: string; key?: string | null | undefined },
): void {
  if (input.key !== undefined || before.sealedKey === null) return;
  if (new URL(before.baseUrl).origin === new URL(input.baseUrl).origin) return;
  throw new AppError('invalid_input', 'The base URL is on another server than the one this key was given for.', {
    place: 'key',
    remedy: 'Enter the key for the new server, or remove the key.',
  });
}

async function toFields(input: TeacherInput): Promise<store.TeacherFields> {
  const { name, model, parameters, maxConcurrency, requestTimeoutMs } = input;
  const baseUrl = tidyBaseUrl(input.baseUrl);
  const isRehearsal = baseUrl === env().rehearsalUrl || (await isRehearsalServer(baseUrl));
  return { name, baseUrl, model, parameters, maxConcurrency, requestTimeoutMs, isRehearsal };
}

/** People paste the address of the call itself, and with a slash at its end. */
function tidyBaseUrl(text: string): string {
  const url = new URL(text.trim());
  if (url.username || url.password) {
    throw new AppError('invalid_input', 'The base URL must not hold a name or a password.', {
      place: 'baseUrl',
      remedy: 'Put the key into its own field, where it is sealed.',
    });
  }
  return url.href.replace(/\/+$/, '').replace(/\/chat\/completions$/, '');
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
