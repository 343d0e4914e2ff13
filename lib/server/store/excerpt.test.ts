import { expect, test } from 'vitest';
import { excerpt } from './excerpt';

test('a text that goes on says so, within the length, and no character is split', () => {
  expect(excerpt('abcd', 4)).toBe('abcd');
  expect(excerpt('abcde', 4)).toBe('abc…');
  expect(excerpt('ab😀😀', 4)).toBe('ab…');
});
