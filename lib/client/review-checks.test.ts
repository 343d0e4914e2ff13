import { expect, test } from 'vitest';
import { changedBlocks, leakedMarkers, wordCount } from './review-checks';

const MARKERS = ['#rewritten prompt#', 'given prompt', 'rewritten prompt'];

test('a new block of data is seen, and one that was lost', () => {
  expect(changedBlocks('Sort this.', 'Sort this.\n```python\nx = 1\n```')).toEqual({ added: ['code'], lost: [] });
  expect(changedBlocks('| a | b |\n|---|---|\n| 1 | 2 |', 'Sort this.')).toEqual({ added: [], lost: ['table'] });
  expect(changedBlocks('Parse it.', 'Parse {"a": 1}')).toEqual({ added: ['json'], lost: [] });
  expect(changedBlocks('Parse it.', '<note><to>You</to></note>')).toEqual({ added: ['markup'], lost: [] });
});

test('comparing numbers is no mark-up', () => {
  expect(changedBlocks('', 'Is a < b and c > d?')).toEqual({ added: [], lost: [] });
});

test('markers that the parent had are no leak; the longest names the leak', () => {
  expect(leakedMarkers('x', '#Rewritten Prompt#: y', MARKERS)).toEqual(['#rewritten prompt#']);
  expect(leakedMarkers('A given prompt', 'A given prompt, longer', MARKERS)).toEqual([]);
});

test('words are what white space parts', () => {
  expect(wordCount('  one two\nthree ')).toBe(3);
  expect(wordCount(' ')).toBe(0);
});
