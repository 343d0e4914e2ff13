import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DiffPart, diffWords } from './word-diff';

const textOf = (parts: readonly DiffPart[] | null, without: DiffPart['kind']) =>
  (parts ?? [])
    .filter((part) => part.kind !== without)
    .map((part) => part.text)
    .join('');

test('added and removed words stand apart, the rest stays', () => {
  expect(diffWords('List three fruits.', 'List five ripe fruits.')).toEqual([
    { kind: 'same', text: 'List ', isMarker: false },
    { kind: 'removed', text: 'three ', isMarker: false },
    { kind: 'added', text: 'five ripe ', isMarker: false },
    { kind: 'same', text: 'fruits.', isMarker: false },
  ]);
});

test('neighbouring replacements read as one', () => {
  expect(diffWords('red old car', 'blue new car')?.map((part) => part.text)).toEqual(['red old', 'blue new', ' car']);
});

test('a script without spaces is cut into its words', () => {
  const parts = diffWords('我喜欢苹果', '我喜欢香蕉');
  expect(parts?.[0]).toMatchObject({ kind: 'same', text: '我喜欢' });
});

test('leaked marker words are marked, also across an old and a new word, whatever their case', () => {
  const parts = diffWords('Sort the given list', 'Sort the Given Prompt list', ['given prompt']);
  const marked = parts
    ?.filter((part) => part.isMarker)
    .map((part) => part.text)
    .join('');
  expect(marked).toBe('Given Prompt');
  expect(diffWords('Sort the given list', 'Sort a given list', ['given prompt'])?.some((part) => part.isMarker)).toBe(
    false,
  );
});

test('a marker is found over a line break, and its signs are no pattern', () => {
  const marked = (child: string, marker: string) =>
    diffWords('', child, [marker])?.flatMap((part) => (part.isMarker ? [part.text] : []));
  expect(marked('as in the given\nprompt', 'given prompt')).toEqual(['given\nprompt']);
  expect(marked('a.c abc', 'a.c')).toEqual(['a.c']);
  expect(marked('#Rewritten Prompt#:', '#rewritten prompt#')).toEqual(['#Rewritten Prompt#']);
});

test('both texts can be read back byte for byte', () => {
  const word = fc.constantFrom(
    'a',
    'b',
    ' ',
    '\n',
    '\r\n',
    '\t',
    '  ',
    'é',
    '😀',
    '苹果',
    'İ',
    '#',
    'given prompt',
    '"',
  );
  const text = fc.array(word, { maxLength: 40 }).map((words) => words.join(''));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const parts = diffWords(before, after, ['given prompt', '#']);
      return textOf(parts, 'added') === before && textOf(parts, 'removed') === after;
    }),
  );
});

test('two long strangers are not diffed', () => {
  const many = (word: string) => Array.from({ length: 5000 }, (_, at) => `${word}${at}`).join(' ');
  expect(diffWords(many('x'), many('y'))).toBeNull();
});
