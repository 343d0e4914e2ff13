import { describe, expect, test } from 'vitest';
import { readSaidLimits } from './rate-limit-headers';

const read = (headers: Record<string, string>) => readSaidLimits(new Headers(headers));

describe('readSaidLimits', () => {
  test('reads limits, what remains, and when it is full again', () => {
    expect(
      read({
        'x-ratelimit-limit-requests': '500',
        'x-ratelimit-limit-tokens': '200000',
        'x-ratelimit-remaining-requests': '499',
        'x-ratelimit-remaining-tokens': '0',
        'x-ratelimit-reset-requests': '120ms',
        'x-ratelimit-reset-tokens': '6m0.5s',
      }),
    ).toEqual({
      requestsPerMinute: 500,
      tokensPerMinute: 200_000,
      requestsRemaining: 499,
      tokensRemaining: 0,
      requestsResetMs: 120,
      tokensResetMs: 360_500,
    });
  });

  test('a server that says nothing is not limited', () => {
    expect(read({ 'content-type': 'application/json' })).toBeNull();
    expect(readSaidLimits(undefined)).toBeNull();
  });

  test.each(['', '-1', 'many', '0', '1e9'])('a limit of “%s” is none', (limit) => {
    expect(read({ 'x-ratelimit-limit-requests': limit })).toBeNull();
  });

  test.each([
    ['1', 1000],
    ['2m59.56s', 179_560],
    ['soon', null],
  ])('a reset of “%s” is %s ms', (text, ms) => {
    expect(read({ 'x-ratelimit-reset-requests': text, 'x-ratelimit-remaining-requests': '1' })?.requestsResetMs).toBe(
      ms,
    );
  });
});
