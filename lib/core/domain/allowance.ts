/** Pacing by a teacher's limits per minute: how much may gather, how much to take at once, and how long each call then waits. */

/** null: no such limit is known. */
export type RateLimits = { requestsPerMinute: number | null; tokensPerMinute: number | null };

export type Left = { requests: number; tokens: number };

/** What a bucket may hold, in seconds of its rate: a minute that begins with a full one exceeds the limit by a sixtieth. */
const BURST_SECONDS = 1;
const MOST_AT_ONCE = 20;
/** With this much left the limit is far away, and calls to come are taken along. */
const PLENTY = 20;

export const isLimited = (rates: RateLimits) => rates.requestsPerMinute !== null || rates.tokensPerMinute !== null;

export const perSecond = (perMinute: number | null) => (perMinute ?? 0) / 60;

export const bucketSize = (perMinute: number | null) =>
  perMinute === null ? 0 : Math.max(1, perSecond(perMinute) * BURST_SECONDS);

/** Calls to take now. Never more than a second's worth beyond the first, so that no worker holds what another could use. */
export function takeSize(rates: RateLimits, waiting: number, left: Left, tokensPerCall: number): number {
  const isFar =
    (rates.requestsPerMinute === null || left.requests >= PLENTY) &&
    (rates.tokensPerMinute === null || left.tokens >= PLENTY * tokensPerCall);
  if (isFar) return MOST_AT_ONCE;
  const inASecond = Math.min(
    rates.requestsPerMinute === null ? MOST_AT_ONCE : perSecond(rates.requestsPerMinute),
    rates.tokensPerMinute === null ? MOST_AT_ONCE : perSecond(rates.tokensPerMinute) / tokensPerCall,
  );
  return Math.min(waiting, Math.max(1, Math.ceil(inASecond)), MOST_AT_ONCE);
}

/** `left` after everything was taken, below zero when it is owed: each call waits until its own part has flowed in. */
export function waitsAfterTaking(rates: RateLimits, left: Left, tokensOfCalls: readonly number[]): number[] {
  let later = { requests: 0, tokens: 0 };
  const waits = tokensOfCalls.toReversed().map((tokens) => {
    const wait = Math.max(
      msUntil(left.requests + later.requests, rates.requestsPerMinute),
      msUntil(left.tokens + later.tokens, rates.tokensPerMinute),
    );
    later = { requests: later.requests + 1, tokens: later.tokens + tokens };
    return wait;
  });
  return waits.reverse();
}

function msUntil(left: number, perMinute: number | null): number {
  return perMinute === null || left >= 0 ? 0 : Math.ceil((-left / perMinute) * 60_000);
}
