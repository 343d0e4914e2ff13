import { describe, expect, test } from 'vitest';
import { parseUsd } from '../domain/price';
import { estimateSpending, type RoleMeasure, type RolePlan, type SpendingPlan } from './spending';

const PRICE = { inputPerMillion: '1', cachedPerMillion: null, outputPerMillion: '2', batchShare: '0.5' };
const MEASURED: RoleMeasure = {
  calls: 400,
  tokensIn: { mean: 200, deviation: 40 },
  tokensOut: { mean: 100, deviation: 30 },
  latencyMs: { mean: 1000, deviation: 200 },
  ...{ cachedShare: 0, failedPerAnswer: 0 },
};
const role = (name: RolePlan['role'], change: Partial<RolePlan> = {}): RolePlan => ({
  role: name,
  ...{ teacherId: 't', model: 'm', price: PRICE, measured: MEASURED, promptBytes: 800, maxTokens: 2048 },
  ...{ maxConcurrency: 10, limits: { requestsPerMinute: null, tokensPerMinute: null } },
  ...change,
});
const plan = (change: Partial<SpendingPlan> = {}): SpendingPlan => ({
  ...{ evolutions: 1000, rounds: 1, via: 'live', drops: { total: 1000, beforeJudge: 100, byJudge: 200 } },
  roles: [role('evolver'), role('judge'), role('responder')],
  ...change,
});

describe('from what was measured', () => {
  test('calls follow the drops, tokens and money the calls', () => {
    const { calls, tokens, costUsd, basis } = estimateSpending(plan());
    expect(calls.expected).toBe(1000 + 900 + 700);
    expect(tokens.expected).toBe(2600 * 300);
    expect(costUsd?.expected).toBe('1.04000000');
    expect(basis).toBe('measured');
    for (const { low, expected, high } of [calls, tokens]) expect(low < expected && expected < high).toBe(true);
    expect(calls.high).toBeLessThan(3000);
  });

  test('time is what the calls take at once, or what the limit allows', () => {
    expect(estimateSpending(plan()).timeMs.expected).toBe(260_000);
    const limited = (limits: RolePlan['limits']) =>
      estimateSpending(plan({ roles: plan().roles.map((one) => ({ ...one, limits })) })).timeMs.expected;
    expect(limited({ requestsPerMinute: 60, tokensPerMinute: null })).toBe(2_600_000);
    expect(limited({ requestsPerMinute: 60, tokensPerMinute: 6_000 })).toBe(7_800_000);
    expect(limited({ requestsPerMinute: 6_000, tokensPerMinute: 6_000_000 })).toBe(260_000);
  });

  test('teachers of their own work side by side', () => {
    const roles = plan().roles.map((one) => ({ ...one, teacherId: one.role }));
    expect(estimateSpending(plan({ roles })).timeMs.expected).toBe(100_000);
  });

  test('a batch costs its share and takes its time', () => {
    const batch = estimateSpending(plan({ via: 'batch' }));
    expect(batch.costUsd?.expected).toBe('0.52000000');
    expect(batch.timeMs.high).toBe(3 * 24 * 3_600_000);
  });

  test('what is measured often is known better', () => {
    const width = (calls: number) => {
      const { low, high } = estimateSpending(
        plan({ roles: plan().roles.map((one) => ({ ...one, measured: { ...MEASURED, calls } })) }),
      ).tokens;
      return high - low;
    };
    expect(width(10_000)).toBeLessThan(width(10));
  });
});

describe('without measurements', () => {
  const roles = plan().roles.map((one) => ({ ...one, measured: null }));

  test('the lengths of the seeds give wide bounds', () => {
    const { costUsd, basis, calls } = estimateSpending(plan({ roles, drops: null }));
    expect(basis).toBe('lengths');
    expect(calls.high).toBe(3000);
    expect(parseUsd(costUsd?.high ?? '0')).toBeGreaterThan(4n * parseUsd(costUsd?.low ?? '0'));
  });

  test('longer prompts cost more, and no reply is longer than allowed', () => {
    const money = (change: Partial<RolePlan>) =>
      parseUsd(estimateSpending(plan({ roles: roles.map((one) => ({ ...one, ...change })) })).costUsd?.expected ?? '0');
    expect(money({ promptBytes: 8000 })).toBeGreaterThan(money({ promptBytes: 800 }));
    expect(money({ maxTokens: 10 })).toBeLessThan(money({ maxTokens: 1000 }));
  });
});

test('a model without a price leaves the money open and is named once', () => {
  const roles = [role('evolver', { price: null }), role('judge'), role('responder', { price: null })];
  expect(estimateSpending(plan({ roles }))).toMatchObject({ costUsd: null, unpricedModels: ['m'] });
});

test('no judge is no call', () => {
  expect(estimateSpending(plan({ roles: [role('evolver'), role('responder')], drops: null })).calls.high).toBe(2000);
});
