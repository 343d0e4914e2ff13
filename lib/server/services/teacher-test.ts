/** Tries a teacher, stored or still a draft, by one real call. */
import type { TeacherTest } from '@/lib/core/contract/teachers';
import { AppError } from '@/lib/core/domain/app-error';
import type { Id } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import type { TeacherParameters } from '@/lib/core/domain/teacher';
import { keepKeyAtItsServer, tidyBaseUrl } from '@/lib/core/domain/teacher-address';
import { unseal } from '../secrets';
import { database } from '../store/connection';
import { findTeacher } from '../store/teachers';
import { refusePrivateAddress } from '../teacher/address-gate';
import { connectTeacher } from '../teacher/connect';
import { remedyFor } from '../teacher/remedy';
import { authorise } from './access';

/** Short, cheap, and tells at a glance whether the model follows an instruction. */
const TEST_QUESTION = 'Name the three primary colours in one short sentence.';
const TEST_MAX_TOKENS = 1024;

export type TeacherTestInput = {
  projectId: Id;
  teacherId?: Id | undefined;
  baseUrl: string;
  model: string;
  /** left out: the stored one; null: none */
  key?: string | null | undefined;
  parameters: TeacherParameters;
  requestTimeoutMs: number;
};

/** One real call. With `teacherId` and no `key` the sealed key is used. */
export async function testTeacher(person: Person, input: TeacherTestInput): Promise<TeacherTest> {
  const scope = await authorise(person, input.projectId, 'data.write');
  const stored = input.teacherId === undefined ? null : await findTeacher(database(), scope, input.teacherId);
  if (input.teacherId !== undefined && !stored) {
    throw new AppError('not_found', 'There is no such teacher in this project.');
  }
  if (stored) keepKeyAtItsServer(stored, input);
  await refusePrivateAddress(tidyBaseUrl(input.baseUrl));
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
