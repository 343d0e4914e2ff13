/** One request of a batch: the line that goes out, and the id of the call that its answer will be. */
import { createHash } from 'node:crypto';
import type { Id } from '@/lib/core/domain/identifier';
import type { TeacherRequest, TeacherRole } from '@/lib/core/domain/teacher';
import { customIdOf } from '@/lib/core/domain/teacher-batch';
import { type EngineRules, next } from '@/lib/core/evolution/machine';
import type { EvolutionInHand } from '../store/evolution-work';
import type { SealedTeacher } from '../store/teachers';
import { toSent } from '../teacher/sent-request';

export function lineOf(hand: EvolutionInHand, request: TeacherRequest, teacher: SealedTeacher): string {
  const { model, messages, parameters } = toSent(teacher, request);
  const body = { model, messages, ...parameters };
  const line = { custom_id: customIdOf(hand.id, hand.step), method: 'POST', url: '/v1/chat/completions', body };
  return `${JSON.stringify(line)}\n`;
}

/** The state in which an evolution asks this role. */
const ASKING_STATES = { evolver: 'planned', judge: 'evolved', responder: 'judged' } as const;

/** What the evolution asked in its batch, also when it was cancelled since: the call was made and belongs into the ledger. */
export function requestInBatch(
  { work }: EvolutionInHand,
  role: TeacherRole,
  rules: EngineRules,
): TeacherRequest | null {
  const todo = next(work.state === 'cancelled' ? { ...work, state: ASKING_STATES[role] } : work, rules);
  return todo.kind === 'ask' && todo.request.role === role ? todo.request : null;
}

/** The same for the same line, so that a file which is read again after a crash adds no call twice: a UUIDv7 of the batch's time and the line's hash. */
export function callIdOf(batch: { id: Id; createdAt: Date }, customId: string): Id {
  const time = batch.createdAt.getTime().toString(16).padStart(12, '0');
  const hash = createHash('sha256').update(`${batch.id} ${customId}`).digest('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hash.slice(0, 3)}-8${hash.slice(3, 6)}-${hash.slice(6, 18)}`;
}
