import { describe, expect, test } from 'vitest';
import { measureChange } from './measure-change';
import { countWords, wordOverlap } from './word-measures';

describe('words', () => {
  test.each([
    ['', 0],
    ['   ', 0],
    ['one', 1],
    [' one  two\nthree\t', 3],
    ["don't stop", 2],
    ['a — b', 3],
  ])('%j has %i', (text, count) => {
    expect(countWords(text)).toBe(count);
  });
});

describe('overlap', () => {
  test('is 1 for the same words in any order and case, 0 for none', () => {
    expect(wordOverlap('Name three rivers.', 'rivers three, NAME')).toBe(1);
    expect(wordOverlap('Name three rivers.', 'Bake bread')).toBe(0);
    expect(wordOverlap('', '')).toBe(1);
    expect(wordOverlap('', 'word')).toBe(0);
  });

  test('counts each occurrence', () => {
    expect(wordOverlap('a a a a', 'a')).toBeCloseTo(2 / 5);
    expect(wordOverlap('one two three', 'one two three four five six')).toBeCloseTo(6 / 9);
  });

  test('sees words where no space parts them', () => {
    expect(wordOverlap('今天天气很好', '今天天气不好')).toBeGreaterThan(0.4);
  });
});

describe('change from parent to child', () => {
  test('words added may be negative', () => {
    expect(measureChange({ parentText: 'one two three', childText: 'one', dataFormat: null }).wordsAdded).toBe(-2);
  });

  test('with a data format the prose alone is measured', () => {
    const parentText = 'Say who works on Saturday.';
    const childText =
      'Say who works on Saturday, and why.\n\n```json\n{"a": [1, 2, 3], "b": "many more words here"}\n```';
    expect(measureChange({ parentText, childText, dataFormat: 'json' }).wordsAdded).toBe(2);
    expect(measureChange({ parentText, childText, dataFormat: null }).wordsAdded).toBeGreaterThan(8);
  });
});
