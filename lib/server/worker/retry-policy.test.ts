import { describe, expect, test } from 'vitest';
import { decideRetry, NO_FAILURES, RETRY_POLICY } from './retry-policy';

const overloaded = { kind: 'overloaded', retryAfterMs: null, latencyMs: 0, breaker: 'closed' } as const;
const limited = { kind: 'rate_limited', retryAfterMs: null, latencyMs: 0, breaker: 'closed' } as const;

describe('decideRetry', () => {
  test('backs off exponentially, not far while the teacher answers others, and gives up after the last try', () => {
    const decisions = [0, 1, 2, 3, 4].map((tries) => decideRetry(overloaded, { tries, waits: 0 }, 0.999999));
    expect(decisions).toEqual(
      [500, 1000, 1000, 1000, 1000].map((delayMs, i) => ({
        ...{ action: 'again', delayMs, failed: { tries: i + 1, waits: 0 } },
      })),
    );
    expect(decideRetry(overloaded, { tries: 5, waits: 0 }, 0)).toEqual({ action: 'give_up' });
  });

  test('backs off far while the teacher is in trouble', () => {
    const inTrouble = { ...overloaded, breaker: 'open' } as const;
    const delays = [3, 4, 5, 6, 7].map((waits) => decideRetry(inTrouble, { tries: 0, waits }, 0.999999));
    expect(delays.map((decision) => decision.action === 'again' && decision.delayMs)).toEqual([
      4000, 8000, 16_000, 30_000, 30_000,
    ]);
  });

  test('spreads calls that failed together over half of the delay', () => {
    expect(decideRetry(overloaded, { tries: 2, waits: 0 }, 0)).toMatchObject({ action: 'again', delayMs: 500 });
  });

  test('counts the time that a call took to fail as rest, but not while the teacher is in trouble', () => {
    const hung = { ...overloaded, kind: 'timeout', latencyMs: 300 } as const;
    expect(decideRetry(hung, NO_FAILURES, 0.999999)).toMatchObject({ delayMs: 200 });
    expect(decideRetry({ ...hung, latencyMs: 60_000 }, NO_FAILURES, 0.999999)).toMatchObject({ delayMs: 0 });
    expect(decideRetry({ ...hung, breaker: 'open' }, NO_FAILURES, 0.999999)).toMatchObject({ delayMs: 500 });
  });

  test('leaves a time that the teacher names to its gate', () => {
    expect(decideRetry({ ...limited, retryAfterMs: 20_000 }, NO_FAILURES, 0.9)).toMatchObject({ delayMs: 0 });
    expect(decideRetry({ ...limited, retryAfterMs: 0 }, NO_FAILURES, 0)).toMatchObject({ delayMs: 250 });
    const garbled = { kind: 'unparsable', retryAfterMs: 20_000, latencyMs: 0, breaker: 'closed' } as const;
    expect(decideRetry(garbled, NO_FAILURES, 0)).toMatchObject({ delayMs: 20_000 });
  });

  test('a rate limit costs no try, however often it comes', () => {
    expect(decideRetry(limited, { tries: 5, waits: 10_000 }, 0.999999)).toEqual({
      action: 'again',
      delayMs: RETRY_POLICY.maxDelayMs,
      failed: { tries: 5, waits: 10_001 },
    });
  });

  test('Retry-After of an overloaded teacher costs no try, up to a number of times', () => {
    const told = { ...overloaded, retryAfterMs: 100 };
    expect(decideRetry(told, { tries: 5, waits: 0 }, 0).action).toBe('again');
    expect(decideRetry(told, { tries: 5, waits: RETRY_POLICY.maxToldWaits }, 0).action).toBe('give_up');
  });

  test.each(['overloaded', 'timeout', 'connection', 'unparsable'] as const)(
    '%s costs no try while the teacher is down for everybody, and pauses the run when that lasts',
    (kind) => {
      const failure = { kind, retryAfterMs: null, latencyMs: 0 };
      expect(decideRetry({ ...failure, breaker: 'open' }, { tries: 5, waits: 0 }, 0).action).toBe('again');
      expect(decideRetry({ ...failure, breaker: 'pause' }, NO_FAILURES, 0).action).toBe('pause_run');
    },
  );

  test.each(['authentication', 'not_found', 'budget_spent'] as const)('%s needs a person', (kind) => {
    expect(decideRetry({ kind, retryAfterMs: null, latencyMs: 0, breaker: 'closed' }, NO_FAILURES, 0)).toEqual({
      action: 'pause_run',
    });
  });

  test.each(['bad_request', 'content_filter', 'context_too_long', 'truncated'] as const)(
    '%s is not asked again',
    (kind) => {
      expect(decideRetry({ kind, retryAfterMs: null, latencyMs: 0, breaker: 'open' }, NO_FAILURES, 0)).toEqual({
        action: 'give_up',
      });
    },
  );
});
