/** What to do after a call that failed: ask again after a while, give the evolution up, or pause the run for a person. */
import { FAILURE_FACTS, type FailureKind } from '@/lib/core/domain/teacher';

export type RetryPolicy = { maxTries: number; firstDelayMs: number; maxDelayMs: number; maxRateLimitWaits: number };

/** A teacher that says "rate limited" is asked again without that counting as a try, but not for ever: a spent quota says the same. */
export const RETRY_POLICY: RetryPolicy = {
  maxTries: 5,
  firstDelayMs: 500,
  maxDelayMs: 30_000,
  maxRateLimitWaits: 20,
};

export type FailedTries = { tries: number; rateLimitWaits: number };
export type RetryDecision = { action: 'again'; delayMs: number } | { action: 'give_up' } | { action: 'pause_run' };

/** `failed` includes the failure that is judged now; `random` in [0, 1) spreads calls that failed together. */
export function decideRetry(
  failure: { kind: FailureKind; retryAfterMs: number | null },
  failed: FailedTries,
  random: number,
  policy: RetryPolicy = RETRY_POLICY,
): RetryDecision {
  const facts = FAILURE_FACTS[failure.kind];
  if (facts.stopsRound) return { action: 'pause_run' };
  if (!facts.isRetryable) return { action: 'give_up' };
  const isRateLimit = failure.kind === 'rate_limited';
  const isSpent = isRateLimit ? failed.rateLimitWaits >= policy.maxRateLimitWaits : failed.tries >= policy.maxTries;
  if (isSpent) return { action: 'give_up' };
  const count = isRateLimit ? failed.rateLimitWaits : failed.tries;
  const backOffMs = Math.min(policy.maxDelayMs, policy.firstDelayMs * 2 ** (count - 1));
  const jitteredMs = backOffMs * (0.5 + random / 2);
  return { action: 'again', delayMs: Math.round(Math.max(failure.retryAfterMs ?? 0, jitteredMs)) };
}
