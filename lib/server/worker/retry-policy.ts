/** What to do after a call that failed: ask again after a while, give the evolution up, or pause the run for a person. */
import { BREAKER_RULES, type BreakerRules } from '@/lib/core/domain/circuit-breaker';
import { FAILURE_POLICY } from '@/lib/core/domain/failure-policy';
import type { FailureKind } from '@/lib/core/domain/teacher';

export type RetryPolicy = {
  maxTries: number;
  firstDelayMs: number;
  /** while the teacher answers others: this one was unlucky, and waiting longer would only make it the last of its round */
  maxDelayMs: number;
  /** while the teacher is in trouble */
  maxDelayInTroubleMs: number;
  /** a server error that names a time to wait costs no try either, but not for ever: it can be the item's own fault */
  maxToldWaits: number;
  breaker: BreakerRules;
};

export const RETRY_POLICY: RetryPolicy = {
  maxTries: 6,
  firstDelayMs: 500,
  maxDelayMs: 1_000,
  maxDelayInTroubleMs: 30_000,
  maxToldWaits: 20,
  breaker: BREAKER_RULES,
};

/** `waits`: failures that cost no try. */
export type FailedTries = { tries: number; waits: number };
export const NO_FAILURES: FailedTries = { tries: 0, waits: 0 };

export type RetryDecision =
  | { action: 'again'; delayMs: number; failed: FailedTries }
  | { action: 'give_up' }
  | { action: 'pause_run' };

export type JudgedFailure = {
  kind: FailureKind;
  retryAfterMs: number | null;
  /** how long the call took to fail; 0 when it was never made */
  latencyMs: number;
  /** of the whole teacher, this failure included */
  breaker: 'closed' | 'open' | 'pause';
};

/** `before`: without the failure that is judged now; `random` in [0, 1) spreads calls that failed together. */
export function decideRetry(
  failure: JudgedFailure,
  before: FailedTries,
  random: number,
  policy: RetryPolicy = RETRY_POLICY,
): RetryDecision {
  const { treatment, isTeachersTrouble, asksForLess } = FAILURE_POLICY[failure.kind];
  if (treatment === 'pause_round') return { action: 'pause_run' };
  if (treatment === 'give_up') return { action: 'give_up' };
  if (failure.breaker === 'pause' && isTeachersTrouble) return { action: 'pause_run' };
  const isTold = failure.retryAfterMs !== null && before.waits < policy.maxToldWaits;
  const isFree = treatment === 'again_free' || (isTeachersTrouble && (failure.breaker === 'open' || isTold));
  const failed = isFree ? { ...before, waits: before.waits + 1 } : { ...before, tries: before.tries + 1 };
  if (failed.tries >= policy.maxTries) return { action: 'give_up' };
  const backOffMs = Math.min(
    failure.breaker === 'closed' ? policy.maxDelayMs : policy.maxDelayInTroubleMs,
    policy.firstDelayMs * 2 ** ((isFree ? failed.waits : failed.tries) - 1),
  );
  // While the teacher answers others, a call that failed late has waited already (bench faults: the tail of a round after its last hung calls).
  const restedMs = failure.breaker === 'closed' ? failure.latencyMs : 0;
  const jitteredMs = Math.max(0, backOffMs * (0.5 + random / 2) - restedMs);
  // A time that the teacher names is waited for at its gate, by all of its calls, and ends there when somebody pauses the run.
  const delayMs = failure.retryAfterMs && asksForLess ? 0 : Math.max(jitteredMs, failure.retryAfterMs ?? 0);
  return { action: 'again', delayMs: Math.round(delayMs), failed };
}
