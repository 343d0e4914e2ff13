import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DATA_FORMATS } from '../domain/operation';
import { firstAttempts } from './frontier';
import { PAPER_CONFIG } from './methods/evol-instruct';
import { planRound } from './plan-round';

const lineagesOf = (count: number) =>
  Array.from({ length: count }, (_, ordinal) => ({ lineageId: `l${ordinal}`, ordinal }));
const count = <Item>(items: readonly Item[], wanted: Item) => items.filter((item) => item === wanted).length;

/** Upper .001 quantiles of χ² for 5 degrees of freedom: what a fair choice stays under 999 times in 1000. */
const CHI_SQUARE_5_AT_001 = 20.515;

function chiSquare(observed: readonly number[]): number {
  const expected = observed.reduce((sum, value) => sum + value, 0) / observed.length;
  return observed.reduce((sum, value) => sum + (value - expected) ** 2 / expected, 0);
}

describe('the plan of a round', () => {
  test('operations and data formats are uniform (χ², p > .001), depth to breadth is 5 to 1', () => {
    const config = { ...PAPER_CONFIG, randomSeed: 20_261_122 };
    const plan = [1, 2, 3, 4].flatMap((roundNumber) =>
      planRound({ config, roundNumber, lineages: lineagesOf(15_000) }),
    );
    expect(plan).toHaveLength(60_000);
    const operations = plan.map((planned) => planned.operation);
    expect(chiSquare(Object.keys(config.weights).map((operation) => count(operations, operation)))).toBeLessThan(
      CHI_SQUARE_5_AT_001,
    );
    const formats = plan.map((planned) => planned.dataFormat);
    expect(chiSquare(DATA_FORMATS.map((format) => count(formats, format)))).toBeLessThan(CHI_SQUARE_5_AT_001);
    const breadth = count(operations, 'breadth');
    expect((plan.length - breadth) / breadth).toBeGreaterThan(4.8);
    expect((plan.length - breadth) / breadth).toBeLessThan(5.2);
  });

  test('neighbouring rounds and lineages are independent of each other', () => {
    const [first, second] = [1, 2].map((roundNumber) =>
      planRound({ config: PAPER_CONFIG, roundNumber, lineages: lineagesOf(12_000) }).map(
        (planned) => planned.operation,
      ),
    );
    const same = first?.filter((operation, ordinal) => operation === second?.[ordinal]).length ?? 0;
    const sameAsNext = first?.filter((operation, ordinal) => operation === first[ordinal + 1]).length ?? 0;
    for (const hits of [same, sameAsNext]) {
      expect(hits / 12_000).toBeGreaterThan(0.15);
      expect(hits / 12_000).toBeLessThan(0.185);
    }
  });

  test('the same seed gives the same plan, whatever the order, the company and the ids', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 32 - 1 }),
        fc.integer({ min: 1, max: 20 }),
        fc.uniqueArray(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 20 }),
        (randomSeed, roundNumber, ordinals) => {
          const config = { ...PAPER_CONFIG, randomSeed };
          const lineages = ordinals.map((ordinal) => ({ lineageId: `l${ordinal}`, ordinal }));
          const together = planRound({ config, roundNumber, lineages });
          const backwards = planRound({ config, roundNumber, lineages: [...lineages].reverse() }).reverse();
          const alone = lineages.flatMap((lineage) => planRound({ config, roundNumber, lineages: [lineage] }));
          expect(backwards).toEqual(together);
          expect(alone).toEqual(together);
        },
      ),
    );
  });

  test('another seed, round or attempt gives another plan', () => {
    const plan = (randomSeed: number, roundNumber: number, attempt: number) =>
      planRound({
        ...{ config: { ...PAPER_CONFIG, randomSeed }, roundNumber },
        lineages: lineagesOf(50).map((lineage) => ({ ...lineage, attempt })),
      }).map((planned) => planned.operation);
    const base = plan(1, 1, 1);
    expect(plan(1, 1, 1)).toEqual(base);
    for (const other of [plan(2, 1, 1), plan(1, 2, 1), plan(1, 1, 2)]) expect(other).not.toEqual(base);
  });

  test('a choice that was made once is made for ever: stored runs rely on it', () => {
    const plan = planRound({ config: { ...PAPER_CONFIG, randomSeed: 42 }, roundNumber: 1, lineages: lineagesOf(8) });
    expect(plan.map(({ operation, dataFormat }) => dataFormat ?? operation)).toMatchInlineSnapshot(`
      [
        "constraints",
        "json",
        "concretizing",
        "deepening",
        "constraints",
        "breadth",
        "constraints",
        "constraints",
      ]
    `);
  });

  test('weights: 0 is off, 3 to 1 is 3 to 1', () => {
    const config = { randomSeed: 7, weights: { constraints: 3, breadth: 1, reasoning: 0 }, roundWeights: {} };
    const operations = planRound({ config, roundNumber: 1, lineages: lineagesOf(20_000) }).map(
      (planned) => planned.operation,
    );
    expect(new Set(operations)).toEqual(new Set(['constraints', 'breadth']));
    const share = count(operations, 'constraints') / operations.length;
    expect(Math.abs(share - 0.75)).toBeLessThan(0.012);
  });

  test('a round with weights of its own chooses by them, the others by those of the run', () => {
    const config = { ...PAPER_CONFIG, roundWeights: { '2': { breadth: 1 } } };
    const plan = (roundNumber: number) => planRound({ config, roundNumber, lineages: lineagesOf(60) });
    expect(new Set(plan(2).map(({ operation }) => operation))).toEqual(new Set(['breadth']));
    for (const other of [1, 3]) {
      expect(plan(other)).toEqual(planRound({ config: PAPER_CONFIG, roundNumber: other, lineages: lineagesOf(60) }));
    }
  });

  test('several evolutions of a parent are planned each by its own number, whatever else is planned', () => {
    const place = (perParent: number) =>
      firstAttempts(
        lineagesOf(30).map((lineage) => ({ ...lineage, parentId: `p${lineage.ordinal}` })),
        perParent,
      );
    const plan = (perParent: number) =>
      planRound({ config: PAPER_CONFIG, roundNumber: 1, lineages: place(perParent) }).map((planned, at) => ({
        ...planned,
        attempt: place(perParent)[at]?.attempt,
      }));
    expect(plan(6)).toHaveLength(180);
    expect(plan(6).filter(({ attempt }) => attempt === 1)).toEqual(plan(1));
    expect(
      new Set(
        plan(6)
          .slice(0, 6)
          .map(({ operation }) => operation),
      ).size,
    ).toBeGreaterThan(1);
  });

  test('no weight at all is refused', () => {
    expect(() =>
      planRound({ config: { randomSeed: 1, weights: {}, roundWeights: {} }, roundNumber: 1, lineages: lineagesOf(1) }),
    ).toThrow('weight');
  });

  test('only complicate_input has a data format', () => {
    for (const planned of planRound({ config: PAPER_CONFIG, roundNumber: 1, lineages: lineagesOf(500) }))
      expect(planned.dataFormat !== null).toBe(planned.operation === 'complicate_input');
  });
});
