import { expect, test } from 'vitest';
import { countTokens, usesEncoding } from './count-tokens';

test.each([
  ['', 0],
  ['hello world', 2],
  ['You are a Prompt Rewriter.', 7],
  ['<|endoftext|>', 7],
])('%j has %i tokens', async (text, tokens) => {
  expect(await countTokens(text)).toBe(tokens);
});

test('a run without a break does not stop the page', async () => {
  const start = performance.now();
  expect(await countTokens('a'.repeat(200_000))).toBe(25_000);
  expect(await countTokens(' '.repeat(200_000))).toBeGreaterThan(0);
  expect(performance.now() - start).toBeLessThan(8000);
});

test.each([
  ['gpt-4o-mini', true],
  ['gpt-5', true],
  ['gpt-5.2-mini', true],
  ['o3-mini', true],
  ['openai/gpt-oss-20b', true],
  ['gpt-4-turbo', false],
  ['qwen3', false],
  ['o3k', false],
  ['rehearsal-1', false],
])('%s: %s', (model, isExact) => {
  expect(usesEncoding(model)).toBe(isExact);
});
