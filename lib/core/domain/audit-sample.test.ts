import { describe, expect, test } from 'vitest';
import { auditWeights, blindWordOf, type DrawnItem, type DrawnSample } from './audit-sample';

const sample = (id: string, population: number, drawn: number, overrides: Partial<DrawnSample> = {}): DrawnSample => ({
  id,
  filter: {},
  drawnAt: '2026-01-02T00:00:00.000Z',
  strata: [{ stratum: 'dropped', population, drawn }],
  ...overrides,
});
const items = (sampleId: string, count: number, overrides: Partial<DrawnItem> = {}): DrawnItem[] =>
  Array.from({ length: count }, (_, place) => ({
    evolutionId: `${sampleId}-${overrides.round ?? 1}-${place}`,
    sampleId,
    stratum: 'dropped',
    runId: 'run',
    round: 1,
    operation: 'deepening',
    hasResponse: true,
    childMadeAt: '2026-01-01T00:00:00.000Z',
    isSettled: true,
    ...overrides,
  }));
const sum = (weights: Map<string, number>) => [...weights.values()].reduce((total, weight) => total + weight, 0);

describe('weights', () => {
  test('of one sample add up to its population', () => {
    const weights = auditWeights([sample('a', 1000, 50)], items('a', 50));
    expect(weights.get('a-1-0')).toBeCloseTo(20, 9);
    expect(sum(weights)).toBeCloseTo(1000, 6);
  });

  test('what is settled so far stands for all', () => {
    const drawn = [...items('a', 10), ...items('a', 40, { isSettled: false, round: 2 })];
    const weights = auditWeights([sample('a', 1000, 50)], drawn);
    expect(weights.size).toBe(10);
    expect(sum(weights)).toBeCloseTo(1000, 6);
  });

  test('two samples of the same population are one larger sample', () => {
    // 100 of 1,000 and then 100 of the 900 left: every evolution had the chance 0.2.
    const weights = auditWeights(
      [sample('a', 1000, 100), sample('b', 900, 100)],
      [...items('a', 100), ...items('b', 100)],
    );
    expect(weights.get('a-1-0')).toBeCloseTo(5, 9);
    expect(weights.get('b-1-99')).toBeCloseTo(5, 9);
    expect(sum(weights)).toBeCloseTo(1000, 6);
  });

  test('a sample of what has a response could not hold the rest', () => {
    // Of 1,000 without a filter 100, half of them with a response; then 150 of the 450 left with one.
    const second = sample('b', 450, 150, { filter: { basis: 'response' } });
    const drawn = [...items('a', 50), ...items('a', 50, { hasResponse: false, round: 2 }), ...items('b', 150)];
    const weights = auditWeights([sample('a', 1000, 100), second], drawn);
    expect(weights.get('a-2-0')).toBeCloseTo(10, 9);
    expect(weights.get('a-1-0')).toBeCloseTo(2.5, 9);
    expect(sum(weights)).toBeCloseTo(1000, 6);
  });

  test('a further sample of one round makes its evolutions stand for fewer', () => {
    // Round 1 and round 2 hold 500 each; the first sample took 50 of each, the second 150 of the 450 left in round 2.
    const both = sample('a', 1000, 100);
    const second = sample('b', 450, 150, { filter: { round: 2 } });
    const drawn = [...items('a', 50, { round: 1 }), ...items('a', 50, { round: 2 }), ...items('b', 150, { round: 2 })];
    const weights = auditWeights([both, second], drawn);
    expect(weights.get('a-1-0')).toBeCloseTo(10, 9);
    expect(weights.get('a-2-0')).toBeCloseTo(2.5, 9);
    expect(weights.get('b-2-0')).toBeCloseTo(2.5, 9);
    expect(sum(weights)).toBeCloseTo(1000, 6);
  });

  test('a sample drawn before the child was made could not hold it', () => {
    const early = sample('a', 100, 50);
    const late = sample('b', 100, 50, { drawnAt: '2026-02-01T00:00:00.000Z' });
    const weights = auditWeights(
      [early, late],
      [...items('a', 50), ...items('b', 50, { childMadeAt: '2026-01-20T00:00:00.000Z' })],
    );
    expect(weights.get('b-1-0')).toBeCloseTo(2, 9);
  });
});

describe('what people said blind', () => {
  const word = (blind: ('accept' | 'reject')[], adjudicated: 'accept' | 'reject' | null = null, seenDecisions = 0) =>
    blindWordOf({ blind, adjudicated, seenDecisions });
  test('their common word', () => expect(word(['reject', 'reject'])).toBe('reject'));
  test('no word while they disagree', () => expect(word(['reject', 'accept'])).toBe('split'));
  test("a lead's word settles it", () => expect(word(['reject', 'accept'], 'accept')).toBe('accept'));
  test('who saw the verdict does not count', () => {
    expect(word([], null, 1)).toBe('seen');
    expect(word(['accept'], null, 1)).toBe('accept');
    expect(word([], 'accept')).toBe('seen');
  });
  test('nobody yet', () => expect(word([])).toBe('open'));
});
