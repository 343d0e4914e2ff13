import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinInput, splitInput } from './instruction';

test('a seed without an input stays as it is', () => {
  expect(joinInput('Name a river.', null)).toBe('Name a river.');
  expect(joinInput('Name a river.', '')).toBe('Name a river.');
  expect(splitInput('Name a river.', null)).toEqual({ instruction: 'Name a river.', input: '' });
});

test('an input follows after CRLF', () => {
  expect(joinInput('Translate.', 'Der Fluss')).toBe('Translate.\r\nDer Fluss');
});

test('splitting gives back every byte that was joined', () => {
  const text = fc.string({ unit: fc.constantFrom('a', ' ', '\r', '\n', '\t', '…', '🌊', 'ש') });
  fc.assert(
    fc.property(text, text, (instruction, input) => {
      expect(splitInput(joinInput(instruction, input), input)).toEqual({ instruction, input });
    }),
  );
});
