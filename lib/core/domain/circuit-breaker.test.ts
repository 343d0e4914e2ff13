import { describe, expect, test } from 'vitest';
import { BREAKER_RULES, CLOSED_BREAKER, describeTrouble, observeTeacher, readBreaker } from './circuit-breaker';
import type { FailureKind } from './teacher';

type Step = { item?: string; kind?: FailureKind; retryAfterMs?: number; at?: number };

/** One event a second, each of another item unless it says otherwise. */
const following = (steps: readonly Step[], from = CLOSED_BREAKER) =>
  steps.reduce((breaker, { item, kind, retryAfterMs, at }, index) => {
    const failure = kind ? { kind, message: 'down', retryAfterMs: retryAfterMs ?? null } : null;
    return observeTeacher(breaker, { at: at ?? index * 1000, item: item ?? `item ${index}`, failure });
  }, from);

const times = (count: number, step: Step): Step[] => Array.from({ length: count }, () => step);
const { patienceMs, rateLimitPatienceMs, row } = BREAKER_RULES;

describe('the circuit breaker', () => {
  test('opens after ten failures in a row of several items, and counts from the first', () => {
    expect(readBreaker(following(times(row - 1, { kind: 'overloaded' })), 0)).toBe('closed');
    const open = following([...times(3, {}), ...times(row, { kind: 'overloaded' })]);
    expect(open.openSince).toBe(3000);
    expect(readBreaker(open, 3000 + patienceMs - 1)).toBe('open');
    expect(readBreaker(open, 3000 + patienceMs)).toBe('pause');
  });

  test('one answer closes it', () => {
    const open = following(times(30, { kind: 'connection' }));
    expect(readBreaker(observeTeacher(open, { at: 60_000, item: 'x', failure: null }), 9e9)).toBe('closed');
  });

  test('an item that is always refused is not the teacher being down', () => {
    expect(readBreaker(following(times(40, { item: 'bad', kind: 'overloaded' })), 9e9)).toBe('closed');
  });

  test.each(['bad_request', 'content_filter', 'context_too_long'] as const)('%s is an answer of a sort', (kind) => {
    expect(readBreaker(following(times(60, { kind })), 9e9)).toBe('closed');
  });

  test('opens when most of the last fifty fail, although some are answered', () => {
    const mostly = Array.from({ length: 60 }, (_, i): Step => (i % 4 === 0 ? {} : { kind: 'timeout' }));
    expect(readBreaker(following(mostly), 60_000)).toBe('open');
    const rarely = Array.from({ length: 60 }, (_, i): Step => (i % 4 === 0 ? { kind: 'timeout' } : {}));
    expect(readBreaker(following(rarely), 9e9)).toBe('closed');
  });

  test('a limit of the rate is waited for longer, and never by its share alone', () => {
    const limited = following(times(row, { item: 'one', kind: 'rate_limited', retryAfterMs: 1000 }));
    expect(readBreaker(limited, patienceMs + 1000)).toBe('open');
    expect(readBreaker(limited, rateLimitPatienceMs)).toBe('pause');
    const often = Array.from({ length: 60 }, (_, i): Step => (i % 8 === 0 ? {} : { kind: 'rate_limited' }));
    expect(readBreaker(following(often), 9e9)).toBe('closed');
  });

  test('a long wait that the teacher names itself is believed', () => {
    const told = following(times(row, { kind: 'rate_limited', retryAfterMs: 3_600_000, at: 0 }));
    expect(readBreaker(told, 3_600_000 + rateLimitPatienceMs - 1)).toBe('open');
    expect(readBreaker(told, 3_600_000 + rateLimitPatienceMs)).toBe('pause');
  });

  test('says what and for how long', () => {
    const open = following(times(12, { kind: 'overloaded' }));
    expect(describeTrouble(open, 300_000, 'teacher overloaded')).toBe(
      'has given no answer for 5 min: teacher overloaded (down)',
    );
  });
});
