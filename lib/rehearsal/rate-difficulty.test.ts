import { expect, test } from 'vitest';
import { parseDifficulty, renderDifficultyPrompt } from '@/lib/core/evolution/difficulty-judge';
import { rateDifficulty } from './rate-difficulty';
import { scriptReply } from './script';

const SHORT = 'Name three rivers.';
const LONGER = `${SHORT} For each, say where it rises, and compare their lengths in a table with at least two columns.`;
const LONGEST = `${LONGER} You must justify the order step by step, without naming the largest first, and list your assumptions.`;

test('longer and more demanding is harder', () => {
  expect(rateDifficulty(SHORT)).toBe(1);
  expect(rateDifficulty(LONGER)).toBeGreaterThan(rateDifficulty(SHORT));
  expect(rateDifficulty(LONGEST)).toBeGreaterThan(rateDifficulty(LONGER));
  expect(rateDifficulty(`${LONGEST} `.repeat(40))).toBe(10);
});

test('asked by the judge’s prompt it answers with that score, in one of the usual forms', () => {
  for (const text of [SHORT, LONGER, LONGEST]) {
    const reply = scriptReply(renderDifficultyPrompt(text), 0);
    expect(parseDifficulty(reply.text), reply.text).toBe(rateDifficulty(text));
    expect(scriptReply(renderDifficultyPrompt(text), 0)).toEqual(reply);
  }
});

test('what it must not understand is no score', () => {
  expect(parseDifficulty(scriptReply(renderDifficultyPrompt(`${SHORT} [[unparsed]]`), 0).text)).toBeNull();
});
