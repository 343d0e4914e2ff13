import { expect, test } from 'vitest';
import { readCompletion, readErrorBody, withoutThought } from './completion';

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

test('a thought in the middle is the text’s own, and one without an end has no answer', () => {
  expect(withoutThought('Explain what <think>x</think> does.')).toBe('Explain what <think>x</think> does.');
  expect(withoutThought('<think>and so on')).toBe('');
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
