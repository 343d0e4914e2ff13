import { describe, expect, test } from 'vitest';
import { bucketSize, takeSize, waitsAfterTaking } from './allowance';

const requests = (requestsPerMinute: number) => ({ requestsPerMinute, tokensPerMinute: null });

const tokens = (tokensPerMinute: number) => ({ requestsPerMinute: null, tokensPerMinute });

describe('taking from an allowance', () => {
  test('a bucket holds a second of its rate, and one call at least', () => {
    expect([bucketSize(600), bucketSize(6), bucketSize(null)]).toEqual([10, 1, 0]);
  });

  test.each([
    [requests(60), 50, { requests: 0, tokens: 0 }, 1],
    [requests(600), 50, { requests: 3, tokens: 0 }, 10],
    [requests(600), 4, { requests: 3, tokens: 0 }, 4],
    [requests(6000), 50, { requests: 5, tokens: 0 }, 20],
    [requests(6000), 1, { requests: 60, tokens: 0 }, 20],
    [tokens(60_000), 50, { requests: 0, tokens: 900 }, 5],
    [tokens(6_000_000), 1, { requests: 0, tokens: 90_000 }, 20],
  ])('%o with %i waiting and %o left takes %i', (rates, waiting, left, size) => {
    expect(takeSize(rates, waiting, left, 200)).toBe(size);
  });

  test('nothing is waited for while something is left', () => {
    expect(waitsAfterTaking(requests(60), { requests: 0, tokens: 0 }, [10, 10])).toEqual([0, 0]);
  });

  test('calls that are owed go one by one at the rate', () => {
    expect(waitsAfterTaking(requests(60), { requests: -2, tokens: 0 }, [1, 1, 1])).toEqual([0, 1000, 2000]);
  });

  test('the scarcer of requests and tokens decides', () => {
    const rates = { requestsPerMinute: 60, tokensPerMinute: 600 };
    expect(waitsAfterTaking(rates, { requests: -1, tokens: -50 }, [20, 30])).toEqual([2000, 5000]);
  });
});
