/** What each class of failure means for the evolution, the round, and our picture of the teacher: one table, so that every driver treats it alike. */
import type { FailureKind } from './teacher';

/**
 * again_free: asked again without that counting as a try; again: asked again, a few times; give_up: this evolution fails;
 * pause_round: a person must act, and every other call would fail the same way.
 */
export type FailureTreatment = 'again_free' | 'again' | 'give_up' | 'pause_round';

type Policy = {
  treatment: FailureTreatment;
  /** the teacher's own trouble rather than this request's: counts for the circuit breaker */
  isTeachersTrouble: boolean;
  /** says that fewer calls at once might be answered */
  asksForLess: boolean;
};

export const FAILURE_POLICY = {
  rate_limited: { treatment: 'again_free', isTeachersTrouble: true, asksForLess: true },
  overloaded: { treatment: 'again', isTeachersTrouble: true, asksForLess: true },
  timeout: { treatment: 'again', isTeachersTrouble: true, asksForLess: true },
  connection: { treatment: 'again', isTeachersTrouble: true, asksForLess: true },
  authentication: { treatment: 'pause_round', isTeachersTrouble: false, asksForLess: false },
  bad_request: { treatment: 'give_up', isTeachersTrouble: false, asksForLess: false },
  not_found: { treatment: 'pause_round', isTeachersTrouble: false, asksForLess: false },
  content_filter: { treatment: 'give_up', isTeachersTrouble: false, asksForLess: false },
  context_too_long: { treatment: 'give_up', isTeachersTrouble: false, asksForLess: false },
  truncated: { treatment: 'give_up', isTeachersTrouble: false, asksForLess: false },
  unparsable: { treatment: 'again', isTeachersTrouble: true, asksForLess: false },
  budget_spent: { treatment: 'pause_round', isTeachersTrouble: false, asksForLess: false },
  internal: { treatment: 'again', isTeachersTrouble: false, asksForLess: false },
} as const satisfies Record<FailureKind, Policy>;
