import { describe, expect, test } from 'vitest';
import { DEFAULT_THRESHOLDS } from '../../domain/rule-threshold';
import { sorry80 } from './sorry80';
import { STOP_WORDS } from './stop-words';
import { stopwords } from './stopwords';

const words = (count: number, first = 'word') => [first, ...Array.from({ length: count - 1 }, () => 'word')].join(' ');

describe('sorry80 (WizardLM §3.2 rule 2)', () => {
  test.each([
    ['six words of apology', "I'm sorry, I can't do that.", true],
    ['79 words with sorry', words(79, 'sorry'), true],
    ['80 words with sorry', words(80, 'sorry'), false],
    ['30 words without sorry', words(30), false],
    ['Sorry with a capital', 'Sorry, no.', true],
    ['SORRY in capitals', 'SORRY.', true],
  ])('%s', (_name, response, isDropped) => {
    expect(sorry80({ response }, DEFAULT_THRESHOLDS).length > 0).toBe(isDropped);
  });
});

describe('stopwords (WizardLM §3.2 rule 3)', () => {
  test.each([
    ['stop words and punctuation', 'The. And, of — the!', true],
    ['only stop words, no punctuation', 'the, of', true],
    ['only stop words with an apostrophe', 'That’s it.', true],
    ['only punctuation', '"..."', true],
    ['punctuation of other scripts', '。、「」…', true],
    ['ASCII signs', '+ = ~ ^', true],
    ['empty', '', true],
    ['only spaces', ' \n\t  ', true],
    ['a number', '42', false],
    ['a Chinese answer', '是的。', false],
    ['a Greek answer', 'Ναι.', false],
    ['an Arabic answer', 'نعم', false],
    ['a Hindi answer with vowel signs', 'हाँ', false],
    ['an emoji', '👍', false],
    ['a formula sign', '∑', false],
    ['yes', 'Yes.', false],
    ['no', 'No.', false],
    ['one word that says something', 'The river.', false],
  ])('%s', (_name, response, isDropped) => {
    expect(stopwords({ response }).length > 0).toBe(isDropped);
  });

  test('answers are not stop words', () => {
    for (const word of ['yes', 'no', 'not', 'none', 'true', 'false', 'zero']) expect(STOP_WORDS.has(word)).toBe(false);
  });

  test('a dropped empty reply has evidence to show', () => {
    expect(stopwords({ response: '' })).toEqual([{ effect: 'drop', rule: 'stopwords', evidence: '(empty)' }]);
  });
});
