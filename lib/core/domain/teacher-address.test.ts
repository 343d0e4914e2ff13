import { expect, test } from 'vitest';
import { keepKeyAtItsServer, tidyBaseUrl } from './teacher-address';

test.each([
  ['https://example.test/v1', 'https://example.test/v1'],
  [' https://example.test/v1/ ', 'https://example.test/v1'],
  ['https://example.test/v1/chat/completions', 'https://example.test/v1'],
  ['http://127.0.0.1:8000', 'http://127.0.0.1:8000'],
])('%s', (typed, tidy) => {
  expect(tidyBaseUrl(typed)).toBe(tidy);
});

test('no password in an address', () => {
  expect(() => tidyBaseUrl('https://me:secret@example.test/v1')).toThrow('name or a password');
});

const STORED = { baseUrl: 'https://a.test/v1', sealedKey: 'sealed' };

test.each([
  ['the same server', STORED, { baseUrl: 'https://a.test/v2' }, true],
  ['another server', STORED, { baseUrl: 'https://b.test/v1' }, false],
  ['another port', STORED, { baseUrl: 'https://a.test:8443/v1' }, false],
  ['without TLS', STORED, { baseUrl: 'http://a.test/v1' }, false],
  ['another server with its own key', STORED, { baseUrl: 'https://b.test/v1', key: 'new' }, true],
  ['another server, key removed', STORED, { baseUrl: 'https://b.test/v1', key: null }, true],
  ['no key at all', { ...STORED, sealedKey: null }, { baseUrl: 'https://b.test/v1' }, true],
])('a stored key and %s', (_name, stored, wanted, isAllowed) => {
  const check = () => keepKeyAtItsServer(stored, wanted);
  if (isAllowed) expect(check).not.toThrow();
  else expect(check).toThrow('another server');
});
