import { describe, expect, test } from 'vitest';
import type { RateLimits } from '@/lib/core/domain/allowance';
import { AllowanceGate } from './allowance-gate';

const perMinute = (requestsPerMinute: number | null, tokensPerMinute: number | null = null): RateLimits => ({
  requestsPerMinute,
  tokensPerMinute,
});
const wanted = async () => true;

/** A shared row without a clock: what is taken is owed. */
const counting = (start = { requests: 0, tokens: 0 }) => {
  const takes: { requests: number; tokens: number }[] = [];
  const left = { ...start };
  const gate = new AllowanceGate(async (_, taken) => {
    takes.push(taken);
    left.requests -= taken.requests;
    left.tokens -= taken.tokens;
    return { ...left };
  });
  return { gate, takes };
};

describe('AllowanceGate', () => {
  test('asks nobody while no limit is known', async () => {
    const { gate, takes } = counting();
    await Promise.all(Array.from({ length: 50 }, () => gate.pass(wanted)));
    expect(takes).toEqual([]);
  });

  test('takes with one query for everybody who came while the last one was under way', async () => {
    const { gate, takes } = counting({ requests: 100, tokens: 0 });
    gate.setRates(perMinute(60_000));
    await Promise.all(Array.from({ length: 19 }, () => gate.pass(wanted)));
    expect(takes.map(({ requests }) => requests)).toEqual([1, 20]);
  });

  test('far from the limit it takes along what the next calls need', async () => {
    const { gate, takes } = counting({ requests: 1000, tokens: 0 });
    gate.setRates(perMinute(60_000));
    for (let call = 0; call < 40; call += 1) await gate.pass(wanted);
    expect(takes.length).toBeLessThanOrEqual(4);
  });

  test('a turn far away is given up when the limit is raised', async () => {
    const { gate } = counting({ requests: -1, tokens: 0 });
    gate.setRates(perMinute(1));
    const passing = gate.pass(wanted);
    await new Promise((resolve) => setTimeout(resolve, 10));
    gate.setRates(perMinute(null));
    expect(await passing).toEqual({ tokens: 0 });
  });

  test('a call that is not wanted any more leaves when it is woken', async () => {
    const { gate } = counting({ requests: -5, tokens: 0 });
    gate.setRates(perMinute(1));
    let isWanted = true;
    const passing = gate.pass(async () => isWanted);
    await new Promise((resolve) => setTimeout(resolve, 10));
    isWanted = false;
    gate.wake();
    expect(await passing).toBeNull();
  });

  test('nobody passes a teacher that wants no calls', async () => {
    const { gate, takes } = counting();
    gate.setBlockedUntil(Date.now() + 3_600_000);
    let isPassed = false;
    const passing = gate.pass(wanted).then(() => {
      isPassed = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(isPassed).toBe(false);
    gate.setBlockedUntil(0);
    await passing;
    expect(takes).toEqual([]);
  });

  test('the next calls pay for what the last ones needed beyond their guess', async () => {
    const { gate, takes } = counting({ requests: 0, tokens: 1e9 });
    gate.setRates(perMinute(null, 60));
    const ticket = await gate.pass(wanted);
    const guess = ticket?.tokens ?? 0;
    for (let call = 1; call < 20; call += 1) await gate.pass(wanted);
    gate.settle({ tokens: guess }, guess + 5000);
    await gate.pass(wanted);
    const [first, second] = takes;
    expect((second?.tokens ?? 0) - (first?.tokens ?? 0)).toBeGreaterThanOrEqual(5000);
  });
});
