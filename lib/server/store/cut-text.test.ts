import { expect, test } from 'vitest';
import { cutText } from './cut-text';

test('a text that fits is left as it is', () => {
  expect(cutText('añb', 4)).toEqual({ text: 'añb', isCut: false });
});

test('a longer one is cut to the bytes allowed', () => {
  expect(cutText('abcdef', 4)).toEqual({ text: 'abcd', isCut: true });
});

test('no character is split, of two, three or four bytes', () => {
  expect(cutText('aé', 2)).toEqual({ text: 'a', isCut: true });
  expect(cutText('a漢', 3)).toEqual({ text: 'a', isCut: true });
  expect(cutText('a😀b', 4)).toEqual({ text: 'a', isCut: true });
  expect(cutText('a😀b', 5)).toEqual({ text: 'a😀', isCut: true });
});
