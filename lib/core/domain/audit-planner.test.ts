import { expect, test } from 'vitest';
import { type PartSoFar, planAudits } from './audit-planner';
import { wilsonInterval } from './wilson-interval';

const part = (overrides: Partial<PartSoFar> = {}): PartSoFar => ({
  effectiveN: 0,
  rejectedShare: 0,
  population: 100_000,
  left: 100_000,
  ...overrides,
});

test('precision without anything known: Wilson at one half', () => {
  const plan = planAudits('precision', { dropped: part(), kept: part() }, 0.03);
  // n = z²(1 − 4h²)/(4h²), solved from the half width z/2 · sqrt(1/n) · 1/sqrt(1 + z²/n) = 1,063.3
  expect(plan.dropped).toBeGreaterThanOrEqual(1064);
  expect(plan.dropped).toBeLessThanOrEqual(1085);
  expect(plan).toMatchObject({ kept: 0, isReachable: true });
});

test('what is planned gives the interval that was wanted, and hardly fewer would', () => {
  const dropped = part({ effectiveN: 100, rejectedShare: 0.8 });
  const plan = planAudits('precision', { dropped, kept: part() }, 0.04);
  const centre = (80 + 1.92073) / 103.84146;
  const half = (n: number) => {
    const interval = wilsonInterval(centre * n, n);
    return interval ? (interval.high - interval.low) / 2 : 1;
  };
  expect(half(100 + plan.dropped)).toBeLessThanOrEqual(0.04);
  expect(half((100 + plan.dropped) * 0.97)).toBeGreaterThan(0.04);
});

test('what is narrow enough needs none', () => {
  const dropped = part({ effectiveN: 5000, rejectedShare: 0.9 });
  expect(planAudits('precision', { dropped, kept: part() }, 0.03)).toMatchObject({ dropped: 0, kept: 0 });
});

test('recall of a rare miss among very many asks for audits of what was let through', () => {
  const dropped = part({ effectiveN: 300, rejectedShare: 0.9, population: 5_000, left: 4_700 });
  const kept = part({ effectiveN: 100, rejectedShare: 0.02, population: 95_000, left: 94_900 });
  const plan = planAudits('recall', { dropped, kept }, 0.05);
  expect(plan.isReachable).toBe(true);
  expect(plan.kept).toBeGreaterThan(plan.dropped);
  expect(plan.kept).toBeGreaterThan(500);
});

test('says so when there are too few to draw', () => {
  const dropped = part({ population: 30, left: 30 });
  const plan = planAudits('precision', { dropped, kept: part() }, 0.03);
  expect(plan).toMatchObject({ dropped: 30, isReachable: false });
  expect(plan.halfWidth).toBeGreaterThan(0.03);
});

test('of nothing nothing can be planned', () => {
  const none = part({ population: 0, left: 0 });
  for (const measure of ['precision', 'recall', 'f1'] as const) {
    expect(planAudits(measure, { dropped: none, kept: none }, 0.03)).toMatchObject({
      dropped: 0,
      kept: 0,
      isReachable: false,
    });
  }
});
