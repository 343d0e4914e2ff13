import { describe, expect, test } from 'vitest';
import { decideRetry, RETRY_POLICY } from './retry-policy';

const overloaded = { kind: 'overloaded', retryAfterMs: null } as const;

describe('decideRetry', () => {
  test('backs off exponentially and gives up after the last try', () => {
    const delays = [1, 2, 3, 4].map((tries) => decideRetry(overloaded, { tries, rateLimitWaits: 0 }, 0.999999));
    expect(delays).toEqual([500, 1000, 2000, 4000].map((delayMs) => ({ action: 'again', delayMs })));
    expect(decideRetry(overloaded, { tries: 5, rateLimitWaits: 0 }, 0)).toEqual({ action: 'give_up' });
  });

  test('spreads calls that failed together over half of the delay', () => {
    expect(decideRetry(overloaded, { tries: 3, rateLimitWaits: 0 }, 0)).toEqual({ action: 'again', delayMs: 1000 });
  });

  test('waits as long as the teacher asks, and never less', () => {
    const limited = { kind: 'rate_limited', retryAfterMs: 20_000 } as const;
    expect(decideRetry(limited, { tries: 0, rateLimitWaits: 1 }, 0)).toEqual({ action: 'again', delayMs: 20_000 });
  });

  test('a rate limit costs no try, but is not waited for without end', () => {
    const limited = { kind: 'rate_limited', retryAfterMs: 0 } as const;
    expect(decideRetry(limited, { tries: 4, rateLimitWaits: 9 }, 0).action).toBe('again');
    expect(decideRetry(limited, { tries: 0, rateLimitWaits: RETRY_POLICY.maxRateLimitWaits }, 0).action).toBe(
      'give_up',
    );
  });

  test('no delay grows beyond the longest', () => {
    const limited = { kind: 'rate_limited', retryAfterMs: null } as const;
    expect(decideRetry(limited, { tries: 0, rateLimitWaits: 19 }, 0.999999)).toEqual({
      action: 'again',
      delayMs: 30_000,
    });
  });

  test.each(['authentication', 'not_found'] as const)('%s needs a person', (kind) => {
    expect(decideRetry({ kind, retryAfterMs: null }, { tries: 1, rateLimitWaits: 0 }, 0)).toEqual({
      action: 'pause_run',
    });
  });

  test.each(['bad_request', 'content_filter', 'context_too_long'] as const)('%s is not asked again', (kind) => {
    expect(decideRetry({ kind, retryAfterMs: null }, { tries: 1, rateLimitWaits: 0 }, 0)).toEqual({
      action: 'give_up',
    });
  });
});
