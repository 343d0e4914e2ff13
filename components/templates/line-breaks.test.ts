import { expect, test } from 'vitest';
import { withBreaksOf, withPlainBreaks } from './line-breaks';

test.each(['a\nb\n', 'a\r\nb\r\n', 'no break', ''])('%j comes back as it was', (text) => {
  expect(withBreaksOf(text, withPlainBreaks(text))).toBe(text);
});

test('an edit in a text of CRLF keeps CRLF, in a mixed one LF', () => {
  expect(withBreaksOf('a\r\nb', 'a\nb\nc')).toBe('a\r\nb\r\nc');
  expect(withBreaksOf('a\r\nb\nc', 'a\nb\nc')).toBe('a\nb\nc');
  expect(withBreaksOf('a\rb\r\nc', 'a\nb\nc')).toBe('a\nb\nc');
});
