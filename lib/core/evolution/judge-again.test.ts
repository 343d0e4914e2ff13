import { describe, expect, test } from 'vitest';
import { DEFAULT_THRESHOLDS } from '../domain/rule-threshold';
import type { RuleSettings } from './eliminator/registry';
import { type GeneratedBefore, judgeAgain } from './judge-again';
import { apply, type EngineRules, next, planEvolution } from './machine';
import { PAPER_CONFIG } from './methods/evol-instruct';

const generated = (overrides: Partial<GeneratedBefore> = {}): GeneratedBefore => ({
  operation: 'deepening',
  templateText: '{{instruction}}',
  dataFormat: null,
  parentText: 'Name three rivers.',
  childText: 'Name three rivers that cross a border, and say which countries they connect.',
  response: `Sorry, ${Array.from({ length: 60 }, () => 'word').join(' ')}`,
  progress: { equality: 'not_equal', judgeTries: 1, judgeReply: 'Not Equal', finishReason: 'stop' },
  wordsAdded: 10,
  findings: [],
  ...overrides,
});
const paper: RuleSettings = PAPER_CONFIG;
const sorry = (sorryWords: number): RuleSettings => ({ ...paper, thresholds: { ...DEFAULT_THRESHOLDS, sorryWords } });

describe('judging again', () => {
  test('another threshold, another verdict, and how near it was', () => {
    expect(judgeAgain(generated(), sorry(80))).toMatchObject({ verdict: 'dropped', rule: 'sorry80' });
    expect(judgeAgain(generated(), sorry(50))).toMatchObject({ verdict: 'kept', rule: null, margin: 11 / 50 });
  });

  test('a rule that is off drops nothing any more', () => {
    const equal = generated({ progress: { equality: 'equal', judgeReply: 'Equal' }, response: 'An answer.' });
    expect(judgeAgain(equal, paper)).toMatchObject({ verdict: 'dropped', rule: 'equal' });
    expect(judgeAgain(equal, { ...paper, rules: ['copied'] })).toMatchObject({ verdict: 'kept', findings: [] });
  });

  test('the same as another child stays so while the rule is on; whether it has become so is not looked for', () => {
    const twin = { effect: 'drop', rule: 'duplicate_in_run', evidence: 'The same as a seed of this run.' } as const;
    const on: RuleSettings = { ...paper, rules: ['duplicate_in_run'] };
    const dropped = generated({ progress: {}, response: null, findings: [twin] });
    expect(judgeAgain(dropped, on)).toMatchObject({ verdict: 'dropped', rule: 'duplicate_in_run', findings: [twin] });
    expect(judgeAgain(dropped, { ...on, rules: [] })).toEqual({ kind: 'unanswered', needs: 'responder' });
    expect(judgeAgain(generated(), on)).toMatchObject({ verdict: 'kept' });
  });

  test('what was dropped before its answer cannot be kept now: it needs one', () => {
    const equal = generated({ progress: { equality: 'equal', judgeReply: 'Equal' }, response: null });
    expect(judgeAgain(equal, { ...paper, rules: ['sorry80'] })).toEqual({ kind: 'unanswered', needs: 'responder' });
    expect(judgeAgain(equal, paper)).toMatchObject({ verdict: 'dropped', rule: 'equal' });
  });

  test('a judge that was never asked is missed, unless another rule drops it anyway', () => {
    const unjudged = generated({ progress: { finishReason: 'stop' } });
    expect(judgeAgain(unjudged, sorry(50))).toEqual({ kind: 'unanswered', needs: 'judge' });
    expect(judgeAgain(unjudged, sorry(80))).toMatchObject({ verdict: 'dropped', rule: 'sorry80' });
  });

  test('a judge that nobody understood leaves it to people', () => {
    const unparsed = generated({ progress: { equality: 'unparsed', judgeTries: 2, judgeReply: 'Perhaps.' } });
    expect(judgeAgain(unparsed, sorry(50))).toMatchObject({
      verdict: 'undecided',
      findings: [{ reason: 'judge_unparsed' }],
    });
  });

  test('by the rules of the run everything stays as the machine left it', () => {
    const rules: EngineRules = { ...PAPER_CONFIG, rules: [...PAPER_CONFIG.rules, 'near_copy', 'truncated'] };
    const replies = [
      ['Name five rivers, with their lengths and the countries along them.', 'Not Equal', 'The Rhine and four more.'],
      ['Name three rivers. #Rewritten Prompt#'],
      ['Name three rivers!', 'Equal'],
      ['Name five rivers and their sources.', 'Not Equal', 'Sorry.'],
      ['Name five rivers and their sources.', 'Hm.', 'Hm.', 'The Rhine and four more.'],
    ];
    for (const texts of replies) {
      let work = planEvolution(generated());
      for (const text of texts)
        if (next(work, rules).kind === 'ask') work = apply(work, rules, { text, finishReason: 'stop' });
      expect(next(work, rules)).toEqual({ kind: 'done' });
      const { childText, verdict, findings, margin } = work;
      expect(judgeAgain({ ...work, childText: childText ?? '' }, rules)).toMatchObject({ verdict, findings, margin });
    }
  });
});
