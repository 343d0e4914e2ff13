import { describe, expect, test } from 'vitest';
import { parseDifficulty, renderDifficultyPrompt } from './difficulty-judge';

describe('a reply is a score only when it is nothing else', () => {
  test.each([
    ['7', 7],
    [' 10 ', 10],
    ['1.', 1],
    ['Score: 7', 7],
    ['score = 7', 7],
    ['**Score:** 7', 7],
    ['Difficulty: 3', 3],
    ['Overall score: 8/10', 8],
    ['The difficulty is 4', 4],
    ['7/10', 7],
    ['7 out of 10', 7],
    ['7.0', 7],
    ['"6"', 6],
    ['9\n\nIt asks for a proof and two tables.', 9],
    ['between 6 and 7', null],
    ['6-7', null],
    ['6 or 7', null],
    ['7.5', null],
    ['0', null],
    ['11', null],
    ['100', null],
    ['-3', null],
    ['7/5', null],
    ['seven', null],
    ['8, because it asks for a proof', null],
    ['I would say 8', null],
    ['Step 1: read the text. Step 2: 8', null],
    ['', null],
    ['I cannot rate this.', null],
  ])('%j', (reply, score) => {
    expect(parseDifficulty(reply)).toBe(score);
  });
});

test('the prompt shows the instruction whole, what is constant first', () => {
  const [message] = renderDifficultyPrompt('Name {{x}} $& rivers.\n');
  const [other] = renderDifficultyPrompt('Another one');
  expect(message?.content).toContain('The instruction to rate:\nName {{x}} $& rivers.\n\n');
  const samePart = (message?.content ?? '').split('The instruction to rate:')[0] ?? '';
  expect(samePart.length).toBeGreaterThan(200);
  expect(other?.content.startsWith(samePart)).toBe(true);
});
