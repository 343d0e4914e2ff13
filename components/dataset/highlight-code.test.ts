import { expect, test } from 'vitest';
import { highlightCode, languageOf } from './highlight-code';

test('languages are known by their usual names', () => {
  expect(['py', 'Python', 'TSX', 'c++', 'sh'].map(languageOf)).toEqual([
    'python',
    'python',
    'typescript',
    'cpp',
    'bash',
  ]);
  expect(languageOf('brainfuck')).toBeNull();
});

test('every character of the code is kept, each with a colour for light and for dark', async () => {
  const code = 'def f(x):\n    return "é" + x  # why\n';
  const lines = await highlightCode(code, 'python');
  expect(lines?.map((line) => line.map((token) => token.text).join('')).join('\n')).toBe(code);
  expect(lines?.[0]?.[0]?.colour).toMatch(/^light-dark\(#\w{6}, ?#\w{6}\)$/);
});

test('an unknown language has no colours', async () => {
  expect(await highlightCode('x', 'nothing')).toBeNull();
});
