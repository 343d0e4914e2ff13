import { describe, expect, test } from 'vitest';
import { parseEquality, renderJudgePrompt } from './equality-judge';

describe('the verdict of the equality judge is anchored at its start', () => {
  test.each([
    ['Not Equal', 'not_equal'],
    ['Equal.', 'equal'],
    ['not equal, because the second asks for more', 'not_equal'],
    ['Equal', 'equal'],
    ['EQUAL', 'equal'],
    ['  "Not Equal."  ', 'not_equal'],
    ['**Equal**', 'equal'],
    ['Your Judgement: Not Equal', 'not_equal'],
    ['your judgment: "Equal".', 'equal'],
    ['Not-Equal', 'not_equal'],
    ['notequal', 'not_equal'],
    ['Unequal', 'not_equal'],
    ['Equal, both ask the same.', 'equal'],
    ['They are equal.', 'unparsed'],
    ['These are not equal.', 'unparsed'],
    ['Equality cannot be judged.', 'unparsed'],
    ['Equal or Not Equal', 'unparsed'],
    ['Equal/Not Equal', 'unparsed'],
    ['Yes', 'unparsed'],
    ['', 'unparsed'],
    ['等しい', 'unparsed'],
  ] as const)('%j means %s', (reply, equality) => {
    expect(parseEquality(reply)).toBe(equality);
  });

  test('the prompt shows both texts whole, what is constant first', () => {
    const [message] = renderJudgePrompt('First {{x}}\n', 'Second $& text');
    expect(message?.content).toContain('The First Prompt:\nFirst {{x}}\n');
    expect(message?.content).toContain('The Second Prompt:\nSecond $& text');
    const [other] = renderJudgePrompt('Another', 'one');
    const samePart = (message?.content ?? '').split('The First Prompt:')[0] ?? '';
    expect(samePart.length).toBeGreaterThan(200);
    expect(other?.content.startsWith(samePart)).toBe(true);
  });
});
