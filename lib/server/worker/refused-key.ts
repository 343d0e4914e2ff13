/** A sealed key that cannot be opened: no call was made, and a person must enter it again. */
import type { AppError } from '@/lib/core/domain/app-error';
import type { TeacherRequest } from '@/lib/core/domain/teacher';
import type { SealedTeacher } from '../store/teachers';
import type { HeldOutcome } from './call-cost';

export function refusedKey({ model }: SealedTeacher, { messages }: TeacherRequest, error: AppError): HeldOutcome {
  return {
    ...{ outcome: 'failed', kind: 'authentication', message: error.message },
    ...{ retryAfterMs: null, latencyMs: 0, sent: { model, messages, parameters: {} } },
  };
}
