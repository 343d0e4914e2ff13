import { describe, expect, test } from 'vitest';
import { callsOf, estimateRun, evolutionsOf, projectRounds, type RunSize } from './estimate';

const sizeOf = (seeds: number, rounds: number, change: Partial<RunSize> = {}): RunSize => ({
  ...{ parents: seeds, pool: seeds, kept: 0, rounds },
  ...{ poolPolicy: 'frontier', evolutionsPerInstruction: 1, untilKept: null },
  ...change,
});
const WIZARD_LM = sizeOf(52_000, 4);
const WHOLE_POOL = sizeOf(52_000, 4, { poolPolicy: 'whole_pool' });
const pools = (size: RunSize, failureShare: number) => projectRounds(size, failureShare).map(({ pool }) => pool);

describe('size of a run before it starts', () => {
  test('the numbers of the paper', () => {
    expect(pools(WIZARD_LM, 0)).toEqual([104_000, 156_000, 208_000, 260_000]);
    expect(estimateRun(WIZARD_LM, null).callsAtMost).toBe(624_000);
    expect(Math.abs((pools(WIZARD_LM, 0.048).at(-1) ?? 0) - 250_000)).toBeLessThan(100);
  });

  test('the whole pool doubles with every round; only a failure of half of it would end at 250,000', () => {
    expect(pools(WHOLE_POOL, 0)).toEqual([104_000, 208_000, 416_000, 832_000]);
    expect(projectRounds(WHOLE_POOL, 0).map(({ parents }) => parents)).toEqual([52_000, 104_000, 208_000, 416_000]);
    const half = projectRounds(WHOLE_POOL, 0.52);
    expect(Math.abs((half.at(-1)?.pool ?? 0) - 250_000)).toBeLessThan(1_000);
    expect(Math.abs(evolutionsOf(half) - 412_000)).toBeLessThan(1_000);
  });

  test('six evolutions of each instruction, as in WizardMath: 15,000 in five rounds are 450,000', () => {
    const size = sizeOf(15_000, 5, { evolutionsPerInstruction: 6 });
    expect(evolutionsOf(projectRounds(size, 0))).toBe(450_000);
    expect(pools(size, 0).at(-1)).toBe(465_000);
  });

  test('a lineage that leaves is not evolved again, with several evolutions only if all of them failed', () => {
    const parents = (evolutionsPerInstruction: number) =>
      projectRounds(sizeOf(1_000, 3, { poolPolicy: 'drop_failed', evolutionsPerInstruction }), 0.5).map(
        (round) => round.parents,
      );
    expect(parents(1)).toEqual([1_000, 500, 250]);
    expect(parents(2)).toEqual([1_000, 750, 563]);
  });

  test('a run that has enough makes no further round, and only a part of the last one', () => {
    const rounds = projectRounds(sizeOf(1_000, 4, { untilKept: 1_200 }), 0.2);
    expect(rounds.map(({ evolutions, pool }) => [evolutions, pool])).toEqual([
      [1_000, 1_800],
      [500, 2_200],
    ]);
    expect(projectRounds(sizeOf(10, 4, { untilKept: 5, kept: 5 }), 0)).toEqual([]);
    expect(estimateRun(sizeOf(1_000, 4, { untilKept: 1_200 }), null)).toMatchObject({
      poolAtMost: 2_200,
      callsAtMost: 12_000,
    });
  });

  test('a dropped child costs no further call', () => {
    expect(callsOf(100, { beforeJudge: 0, byJudge: 0 })).toBe(300);
    expect(callsOf(100, { beforeJudge: 0.1, byJudge: 0.2 })).toBe(100 + 90 + 70);
    expect(callsOf(200, { beforeJudge: 1, byJudge: 0 })).toBe(200);
  });

  test('without a judge there are two calls', () => {
    expect(estimateRun(sizeOf(10, 1), null, false).callsAtMost).toBe(20);
    expect(callsOf(10, null, false)).toBe(20);
  });

  test('nothing is expected before anything was measured', () => {
    expect(estimateRun(sizeOf(10, 4), null)).toMatchObject({
      ...{ lineages: 10, callsAtMost: 120, poolAtMost: 50 },
      ...{ measuredFailureShare: null, expectedPool: null, expectedCalls: null },
      rounds: [{ number: 1, parents: 10, evolutions: 10, calls: 30, pool: 20 }, {}, {}, { pool: 50 }],
    });
    const measured = { failure: 0.25, beforeJudge: 0.1, byJudge: 0.1 };
    expect(estimateRun(sizeOf(10, 4), measured)).toMatchObject({
      ...{ measuredFailureShare: 0.25, expectedPool: 40, expectedCalls: 108 },
    });
  });
});
