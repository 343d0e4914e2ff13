import { describe, expect, test } from 'vitest';
import {
  costOfCall,
  dearestCall,
  formatUsd,
  type ModelPrice,
  mostPromptTokens,
  parseUsd,
  showUsd,
  sumUsd,
} from './price';

const PRICE: ModelPrice = {
  inputPerMillion: '0.15',
  cachedPerMillion: '0.075',
  outputPerMillion: '0.6',
  batchShare: '0.5',
};

describe('the cost of a call', () => {
  test('is tokens times price, cached ones at their own', () => {
    const use = { tokensIn: 1_000_000, tokensCached: 400_000, tokensOut: 100_000 };
    expect(formatUsd(costOfCall(PRICE, use, 'live'))).toBe('0.18000000');
    expect(formatUsd(costOfCall({ ...PRICE, cachedPerMillion: null }, use, 'live'))).toBe('0.21000000');
  });

  test('is a share of it in a batch', () => {
    const use = { tokensIn: 2_000_000, tokensCached: 0, tokensOut: 1_000_000 };
    expect(formatUsd(costOfCall(PRICE, use, 'batch'))).toBe('0.45000000');
    expect(costOfCall({ ...PRICE, batchShare: '1' }, use, 'batch')).toBe(costOfCall(PRICE, use, 'live'));
  });

  test('is rounded up to the grain, never down', () => {
    expect(costOfCall(PRICE, { tokensIn: 1, tokensCached: 0, tokensOut: 0 }, 'live')).toBe(15n);
    expect(
      costOfCall({ ...PRICE, inputPerMillion: '0.000001' }, { tokensIn: 1, tokensCached: 0, tokensOut: 0 }, 'live'),
    ).toBe(1n);
    expect(costOfCall(PRICE, { tokensIn: 0, tokensCached: 0, tokensOut: 0 }, 'live')).toBe(0n);
  });

  test('cannot count more cached tokens than there are', () => {
    const use = { tokensIn: 100, tokensCached: 5_000, tokensOut: 0 };
    expect(costOfCall(PRICE, use, 'live')).toBe(costOfCall(PRICE, { ...use, tokensCached: 100 }, 'live'));
  });

  test('is at most what was reserved for it', () => {
    const most = { tokensIn: 800, tokensOut: 300 };
    const dear = dearestCall({ ...PRICE, cachedPerMillion: '0.9' }, most, 'live');
    for (const tokensCached of [0, 1, 400, 800])
      expect(costOfCall({ ...PRICE, cachedPerMillion: '0.9' }, { ...most, tokensCached }, 'live')).toBeLessThanOrEqual(
        dear,
      );
  });
});

describe('sums', () => {
  test('do not drift as floats do', () => {
    const cents = Array.from({ length: 1000 }, () => '0.1');
    expect(cents.reduce((sum, text) => sum + Number(text), 0)).not.toBe(100);
    expect(sumUsd(cents)).toBe('100.00000000');
  });

  test('go through text and back', () => {
    for (const text of ['0.00000001', '5.00000000', '123456.78901234', '-0.50000000'])
      expect(formatUsd(parseUsd(text))).toBe(text);
    expect(parseUsd('5')).toBe(500_000_000n);
    expect(() => parseUsd('1,5')).toThrow(RangeError);
  });

  test('are shown with the digits that matter', () => {
    expect(showUsd('1.84499999')).toBe('$1.84');
    expect(showUsd('4.995')).toBe('$5.00');
    expect(showUsd('0.0123')).toBe('$0.0123');
    expect(showUsd('0.00000042')).toBe('$0.00000042');
    expect(showUsd('0')).toBe('$0');
  });
});

test('no tokenizer of bytes makes more tokens of a prompt than are counted', () => {
  expect(mostPromptTokens([{ content: 'abc' }])).toBe(3 + 16 + 16);
  expect(mostPromptTokens([{ content: 'é字😀' }])).toBe(2 + 3 + 4 + 32);
});
