import { describe, expect, test } from 'vitest';
import { holdWords, judgeRounds, keptShareOf, scoreWords, stoppedWords, waitingWords } from './evol-stop';

const scored = (...values: (number | null)[]) =>
  values.flatMap((value, round) => (value === null ? [] : [{ round, value }]));

describe('the rule of WizardCoder', () => {
  /** Sizes with all rounds so far, and which of them is the best, as in §4; the paper gives no scores of the merged sets, these are made up. */
  const CUMULATIVE = [20_000, 38_000, 58_000, 78_000, 98_000];

  test('the fourth round is worse: the set of 78k up to round 3 is kept', () => {
    const verdict = judgeRounds(scored(45, 56, 57, 59, 54), 4);
    expect(verdict).toEqual({ kind: 'stopped', worse: { round: 4, value: 54 }, best: { round: 3, value: 59 } });
    expect(verdict.kind === 'stopped' && CUMULATIVE[verdict.best.round]).toBe(78_000);
  });

  test('while every round is better it goes on', () => {
    expect(judgeRounds(scored(45, 56, 57, 59), 3)).toEqual({ kind: 'going', best: { round: 3, value: 59 } });
  });

  test('the first fall counts, even if a later score is higher', () => {
    expect(judgeRounds(scored(45, 40, 60), 2)).toMatchObject({ kind: 'stopped', worse: { round: 1 } });
  });

  test('worse than the seeds: the seeds alone are the best', () => {
    expect(judgeRounds(scored(45, 44), 1)).toMatchObject({ kind: 'stopped', best: { round: 0 } });
  });
});

describe('ties and missing scores', () => {
  test('a tie goes on, and the later round is the best', () => {
    expect(judgeRounds(scored(45, 45), 1)).toEqual({ kind: 'going', best: { round: 1, value: 45 } });
    expect(judgeRounds(scored(45, 45, 44), 2)).toMatchObject({ kind: 'stopped', best: { round: 1 } });
  });

  test('without the score of the seeds, round 1 sets the mark and cannot stop', () => {
    expect(judgeRounds(scored(null, 12), 1)).toEqual({ kind: 'going', best: { round: 1, value: 12 } });
    expect(judgeRounds(scored(null, 12, 11), 2)).toMatchObject({ kind: 'stopped', best: { round: 1 } });
    expect(judgeRounds([], 0)).toEqual({ kind: 'going', best: null });
  });

  test('a missing score of a round is waited for, whatever came after it', () => {
    expect(judgeRounds(scored(45, 56, null), 2)).toEqual({ kind: 'waiting', round: 2, best: { round: 1, value: 56 } });
    expect(judgeRounds(scored(45, null, 50), 2)).toMatchObject({ kind: 'waiting', round: 1 });
  });

  test('scores of rounds that are not finished do not count', () => {
    expect(judgeRounds(scored(45, 56, 50), 1)).toMatchObject({ kind: 'going', best: { round: 1 } });
  });

  test('zero and negative scores are scores', () => {
    expect(judgeRounds(scored(0, -1), 1)).toMatchObject({ kind: 'stopped', best: { round: 0, value: 0 } });
  });
});

test('the proxy is the share of what was kept, of a round that has something', () => {
  expect(keptShareOf({ kept: 3, eliminated: 1, undecided: 0, failed: 0 })).toBe(0.75);
  expect(keptShareOf({ kept: 0, eliminated: 0, undecided: 0, failed: 0 })).toBeNull();
});

test('words', () => {
  const stop = { worse: { round: 2, value: 41.2 }, best: { round: 1, value: 45 } };
  expect(stoppedWords(stop, 'pass@1 on MBPP-400')).toBe(
    'Evol Stop: pass@1 on MBPP-400 fell to 41.2 with round 2, below 45 of round 1, the best. An export should hold the seeds and round 1.',
  );
  expect(holdWords(0)).toBe('the seeds alone');
  expect(holdWords(3)).toBe('the seeds and rounds 1 to 3');
  expect(waitingWords(2)).toBe('Waiting for the score of round 2.');
  expect(scoreWords(2 / 3)).toBe('0.666667');
});
