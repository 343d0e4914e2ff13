import { expect, test } from 'vitest';
import { requestHash } from './request-hash';

const REQUEST = {
  model: 'm',
  messages: [{ role: 'user' as const, content: 'Hello?' }],
  parameters: { temperature: 1, max_tokens: 20 },
};

test('the same request has the same hash, whatever the order of its fields', () => {
  const { temperature, max_tokens } = REQUEST.parameters;
  const turned = {
    parameters: { max_tokens, temperature },
    messages: [{ content: 'Hello?', role: 'user' as const }],
    model: 'm',
  };
  expect(requestHash(turned)).toBe(requestHash(REQUEST));
  expect(requestHash(REQUEST)).toMatch(/^[0-9a-f]{64}$/);
});

test('another text, model or parameter has another', () => {
  const hashes = [
    REQUEST,
    { ...REQUEST, model: 'n' },
    { ...REQUEST, parameters: { temperature: 0, max_tokens: 20 } },
    { ...REQUEST, messages: [{ role: 'user' as const, content: 'Hello.' }] },
  ].map(requestHash);
  expect(new Set(hashes).size).toBe(hashes.length);
});
