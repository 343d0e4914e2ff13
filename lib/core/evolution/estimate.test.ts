import { describe, expect, test } from 'vitest';
import { callsAtMost, estimateRun, expectedCalls, poolSize } from './estimate';

const WIZARD_LM = { lineages: 52_000, rounds: 4 };

describe('size of a run before it starts', () => {
  test('the numbers of the paper', () => {
    expect(poolSize(WIZARD_LM, 0)).toBe(260_000);
    expect(callsAtMost(WIZARD_LM)).toBe(624_000);
    expect(Math.abs(poolSize(WIZARD_LM, 0.048) - 250_000)).toBeLessThan(100);
  });

  test('a dropped child costs no further call', () => {
    expect(expectedCalls({ lineages: 100, rounds: 1 }, { beforeJudge: 0, byJudge: 0 })).toBe(300);
    expect(expectedCalls({ lineages: 100, rounds: 1 }, { beforeJudge: 0.1, byJudge: 0.2 })).toBe(100 + 90 + 70);
    expect(expectedCalls({ lineages: 100, rounds: 2 }, { beforeJudge: 1, byJudge: 0 })).toBe(200);
  });

  test('without a judge there are two calls', () => {
    expect(callsAtMost({ lineages: 10, rounds: 1 }, false)).toBe(20);
    expect(expectedCalls({ lineages: 10, rounds: 1 }, { beforeJudge: 0, byJudge: 0 }, false)).toBe(20);
  });

  test('nothing is expected before anything was measured', () => {
    expect(estimateRun({ lineages: 10, rounds: 4 }, null)).toEqual({
      lineages: 10,
      callsAtMost: 120,
      poolAtMost: 50,
      measuredFailureShare: null,
      expectedPool: null,
      expectedCalls: null,
    });
    expect(estimateRun({ lineages: 10, rounds: 4 }, { failure: 0.25, beforeJudge: 0.1, byJudge: 0.1 })).toMatchObject({
      measuredFailureShare: 0.25,
      expectedPool: 40,
      expectedCalls: 108,
    });
  });
});
