import { expect, test } from 'vitest';
import { readCompletion, readErrorBody } from './completion';

const withMessage = (message: object, rest: object = {}) => ({
  choices: [{ message, finish_reason: 'stop', ...rest }],
});

test('text is kept byte for byte', () => {
  expect(readCompletion(withMessage({ content: '  a\r\n\tb  ' }))?.text).toBe('  a\r\n\tb  ');
});

test.each([
  [
    'parts',
    {
      content: [
        { type: 'text', text: 'a' },
        { type: 'text', text: 'b' },
      ],
    },
    'ab',
  ],
  ['a refusal', { content: null, refusal: 'I cannot.' }, 'I cannot.'],
  ['nothing', { content: null }, ''],
  ['reasoning beside the answer', { content: 'answer', reasoning_content: 'hm' }, 'answer'],
  ['a thought before the answer', { content: '<think>\nhm\n</think>\n\nanswer' }, 'answer'],
])('%s', (_name, message, text) => {
  expect(readCompletion(withMessage(message))?.text).toBe(text);
});

test.each([
  ['in a field', { content: 'answer', reasoning_content: ' hm ' }, 'answer', 'hm'],
  ['in the other field', { content: 'answer', reasoning: 'hm' }, 'answer', 'hm'],
  ['in both fields alike', { content: 'answer', reasoning: 'hm', reasoning_content: 'hm' }, 'answer', 'hm'],
  ['in the text', { content: '<think>\nhm\n</think>\n\nanswer' }, 'answer', 'hm'],
  ['in text and field', { content: '<think>so</think>answer', reasoning: 'hm' }, 'answer', 'hm\n\nso'],
  ['without an end', { content: '<think>and so on' }, '', 'and so on'],
  ['and nothing else', { content: null, reasoning_content: 'hm' }, '', 'hm'],
  ['of another shape', { content: 'answer', reasoning: { effort: 'low' } }, 'answer', null],
  ['that is none', { content: 'What does <think>x</think> do?' }, 'What does <think>x</think> do?', null],
  ['not at all', { content: 'answer' }, 'answer', null],
])('thinking %s', (_name, message, text, reasoning) => {
  expect(readCompletion(withMessage(message))).toMatchObject({ text, reasoning });
});

test('tokens of the cache and of thinking are counted', () => {
  const usage = {
    prompt_tokens: 100,
    completion_tokens: 50,
    prompt_tokens_details: { cached_tokens: 64 },
    completion_tokens_details: { reasoning_tokens: 40 },
  };
  const counted = { tokensIn: 100, tokensOut: 50, tokensCached: 64, tokensReasoning: 40 };
  expect(readCompletion({ ...withMessage({ content: 'x' }), usage })).toMatchObject(counted);
  const strange = { prompt_tokens: 3, completion_tokens: 4, prompt_tokens_details: 'many' };
  expect(readCompletion({ ...withMessage({ content: 'x' }), usage: strange })).toMatchObject({
    ...{ tokensIn: 3, tokensOut: 4, tokensCached: 0, tokensReasoning: 0 },
  });
});

test.each([
  ['stop', 'stop'],
  ['length', 'length'],
  ['content_filter', 'content_filter'],
  ['eos_token', 'other'],
  [null, 'other'],
])('finish reason %s', (given, expected) => {
  expect(readCompletion(withMessage({ content: 'x' }, { finish_reason: given }))?.finishReason).toBe(expected);
});

test.each([[{ choices: [] }], [{}], ['<html>'], [null], [{ choices: [{}] }]])('no completion: %o', (body) => {
  expect(readCompletion(body)).toBeNull();
});

test('errors in a body', () => {
  expect(readErrorBody({ error: { message: 'busy', code: 429 } })).toEqual({
    message: 'busy',
    code: '429',
    status: 429,
  });
  expect(readErrorBody({ error: 'model not loaded' })).toMatchObject({ message: 'model not loaded', status: null });
  expect(readErrorBody({ choices: [] })).toBeNull();
});
