import { describe, expect, test } from 'vitest';
import { type AnswerPattern, cohenKappa, krippendorffAlpha, percentAgreement, shareOf } from './agreement';

/** What each person said, person by person; a dot is missing. */
function patternsOf(...people: readonly string[]): AnswerPattern[] {
  const answers = people.map((line) => [...line]);
  return (answers[0] ?? []).map((_, item) => {
    const said = answers.map((line) => line[item]);
    return {
      items: 1,
      counts: ['0', '1', '2', '3', '4', '5'].map((word) => said.filter((one) => one === word).length),
    };
  });
}

describe('percent', () => {
  test('is the share of the diagonal', () => {
    expect(
      percentAgreement([
        [20, 5],
        [10, 15],
      ]),
    ).toMatchObject({ kind: 'known', value: 0.7, n: 50 });
  });

  test('of nothing is undefined and says why', () => {
    expect(
      percentAgreement([
        [0, 0],
        [0, 0],
      ]),
    ).toEqual({ kind: 'undefined', n: 0, why: expect.stringContaining('no item') });
    expect(shareOf(0, 0, 'because')).toEqual({ kind: 'undefined', n: 0, why: 'because' });
  });
});

describe('κ', () => {
  test('of two people and two words', () => {
    const kappa = cohenKappa([
      [20, 5],
      [10, 15],
    ]);
    expect(kappa).toMatchObject({ kind: 'known', value: expect.closeTo(0.4, 12), n: 50 });
    // The interval was computed independently, by the delta method with numeric derivatives.
    expect(kappa).toMatchObject({ interval: { low: expect.closeTo(0.15109, 4), high: expect.closeTo(0.64891, 4) } });
  });

  // J. L. Fleiss, Statistical Methods for Rates and Proportions, 2nd ed. 1981: κ = .68, standard error .087.
  test('and its interval agree with the example of Fleiss', () => {
    const kappa = cohenKappa([
      [75, 1, 4],
      [5, 4, 1],
      [0, 0, 10],
    ]);
    if (kappa.kind !== 'known' || !kappa.interval) throw new Error('κ is defined here');
    expect(kappa.value).toBeCloseTo(0.6765, 4);
    expect((kappa.interval.high - kappa.interval.low) / 2 / 1.96).toBeCloseTo(0.0877, 4);
  });

  test('is below zero when people disagree more than by chance, and one when they never do', () => {
    expect(
      cohenKappa([
        [0, 5],
        [5, 0],
      ]),
    ).toMatchObject({ value: -1 });
    expect(
      cohenKappa([
        [3, 0],
        [0, 4],
      ]),
    ).toMatchObject({ value: 1, interval: { low: 1, high: 1 } });
  });

  test('is undefined when both say one word only, and without any item', () => {
    expect(
      cohenKappa([
        [12, 0],
        [0, 0],
      ]),
    ).toEqual({ kind: 'undefined', n: 12, why: expect.stringContaining('same word') });
    expect(
      cohenKappa([
        [0, 0],
        [0, 0],
      ]),
    ).toMatchObject({ kind: 'undefined', n: 0 });
  });

  test('is zero, not undefined, when only one of the two varies', () => {
    expect(
      cohenKappa([
        [6, 4],
        [0, 0],
      ]),
    ).toMatchObject({ kind: 'known', value: expect.closeTo(0, 12) });
  });
});

describe('α', () => {
  // K. Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011, part C: four observers, missing data, nominal α = .743.
  test('agrees with Krippendorff’s example of four observers with missing data', () => {
    const alpha = krippendorffAlpha(patternsOf('123321412...', '1233224125.3', '.3332342251.', '12332441251.'));
    expect(alpha).toMatchObject({ kind: 'known', value: expect.closeTo(0.7434, 4), n: 11 });
    // Computed independently from the coincidence matrix, leaving out each of the eleven items; cut at 1.
    expect(alpha).toMatchObject({ interval: { low: expect.closeTo(0.45663, 4), high: 1 } });
  });

  // The same paper, part A: two observers, two words, no missing data, α = .095.
  test('agrees with Krippendorff’s example of two observers', () => {
    const alpha = krippendorffAlpha(patternsOf('0100000010', '1110010000'));
    expect(alpha).toMatchObject({ kind: 'known', value: expect.closeTo(0.0952, 4), n: 10 });
    // Computed independently, leaving out each of the ten items.
    expect(alpha).toMatchObject({ interval: { low: expect.closeTo(-0.65163, 4), high: expect.closeTo(0.84211, 4) } });
  });

  test('items of one pattern count as so many items', () => {
    const alpha = krippendorffAlpha([
      { counts: [2, 0], items: 30 },
      { counts: [1, 1], items: 8 },
      { counts: [0, 2], items: 12 },
      { counts: [2, 1], items: 5 },
      { counts: [1, 0], items: 400 },
    ]);
    expect(alpha).toMatchObject({ kind: 'known', value: expect.closeTo(0.486486, 6), n: 55 });
    expect(alpha).toMatchObject({ interval: { low: expect.closeTo(0.245557, 5), high: expect.closeTo(0.727415, 5) } });
  });

  test('of a million items has a narrow interval around the value', () => {
    const alpha = krippendorffAlpha([
      { counts: [2, 0], items: 600_000 },
      { counts: [1, 1], items: 100_000 },
      { counts: [0, 2], items: 300_000 },
    ]);
    if (alpha.kind !== 'known' || !alpha.interval) throw new Error('α is defined here');
    expect(alpha.interval.low).toBeLessThan(alpha.value);
    expect(alpha.interval.high - alpha.interval.low).toBeLessThan(0.005);
  });

  test('is undefined when nobody varies or nobody overlaps, and says which', () => {
    expect(krippendorffAlpha([{ counts: [2, 0], items: 9 }])).toEqual({
      kind: 'undefined',
      n: 9,
      why: expect.stringContaining('same word'),
    });
    expect(krippendorffAlpha([{ counts: [1, 0], items: 9 }])).toMatchObject({ kind: 'undefined', n: 0 });
    expect(krippendorffAlpha([])).toMatchObject({ kind: 'undefined', n: 0 });
  });

  test('that hangs on one item has no interval', () => {
    expect(
      krippendorffAlpha([
        { counts: [2, 0], items: 9 },
        { counts: [1, 1], items: 1 },
      ]),
    ).toMatchObject({
      kind: 'known',
      interval: null,
    });
  });
});
