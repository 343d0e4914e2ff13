/** How each teacher has fared within each run in this process, so that a teacher that is down is not blamed on the items. */
import {
  type Breaker,
  CLOSED_BREAKER,
  describeTrouble,
  observeTeacher,
  readBreaker,
} from '@/lib/core/domain/circuit-breaker';
import type { Id } from '@/lib/core/domain/identifier';
import { FAILURE_FACTS } from '@/lib/core/domain/teacher';
import type { TeacherOutcome } from '../teacher/connect';
import type { RetryPolicy } from './retry-policy';

export type TeacherHealth = { breaker: 'closed' | 'open' | 'pause'; trouble: string | null };
const HEALTHY: TeacherHealth = { breaker: 'closed', trouble: null };

export class TeacherBreakers {
  private readonly breakers = new Map<string, Breaker>();

  constructor(private readonly rules: RetryPolicy['breaker']) {}

  observe(place: { runId: Id; teacherId: Id; item: Id }, outcome: TeacherOutcome): TeacherHealth {
    const key = `${place.runId} ${place.teacherId}`;
    const now = Date.now();
    const failure = outcome.outcome === 'failed' ? outcome : null;
    const before = this.breakers.get(key) ?? CLOSED_BREAKER;
    const after = observeTeacher(before, { at: now, item: place.item, failure }, this.rules);
    const breaker = readBreaker(after, now, this.rules);
    // Whoever resumes the run gives the teacher a new chance.
    if (breaker === 'pause') this.breakers.delete(key);
    else this.breakers.set(key, after);
    if (breaker === 'closed' || !failure) return HEALTHY;
    return { breaker, trouble: describeTrouble(after, now, FAILURE_FACTS[failure.kind].label) };
  }
}
