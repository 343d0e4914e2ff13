import { describe, expect, test } from 'vitest';
import { differenceSentence, formatMeasure, formatSigned, listInWords } from './effect-words';

const plain = (text: string) => text.replaceAll('\u202f', ' ');

describe('a difference in words', () => {
  test('with interval, both n and what it says', () => {
    const difference = {
      kind: 'known' as const,
      value: 0.0609,
      low: -0.0121,
      high: 0.1343,
      n: [412, 388] as [number, number],
    };
    expect(plain(differenceSentence('kept', difference))).toBe(
      'kept +6.1 points, 95 % −1.2 to +13.4, n 412 and 388: not distinguishable',
    );
  });
  test('in words where there is no number', () => {
    const none = { kind: 'undefined' as const, n: [3, 0] as [number, number], why: 'One of the two has no case yet.' };
    expect(differenceSentence('accepted', none)).toBe('accepted by people, n 3 and 0: One of the two has no case yet.');
  });
});

test('figures', () => {
  expect(plain(formatMeasure('share', 0.8421))).toBe('84.2 %');
  expect(formatMeasure('words', -3.26)).toBe('−3.3');
  expect(formatMeasure('words', -0.01)).toBe('0.0');
  expect(formatMeasure('usd', 0.01237)).toBe('$0.0124');
  expect(formatSigned('usd', -0.00123)).toBe('−$0.0012');
  expect(formatSigned('points', 0.04)).toBe('0.0');
  expect(formatSigned('points', 1.26)).toBe('+1.3');
});

test('numbers in a row', () => {
  expect([[1], [1, 2], [3, 1, 2]].map(listInWords)).toEqual(['1', '1 and 2', '3, 1 and 2']);
});
