import { expect, test } from 'vitest';
import { seal, unseal } from './secrets';

const SECRET = 'a-secret-of-at-least-thirty-two-bytes';

test('what is sealed opens again, and never looks the same twice', () => {
  const key = 'sk-test-ключ-🔑';
  const sealed = seal(key, SECRET);
  expect(unseal(sealed, SECRET)).toBe(key);
  expect(sealed).not.toContain(key);
  expect(seal(key, SECRET)).not.toBe(sealed);
});

test('another secret, a changed byte, a cut text or an unknown version do not open', () => {
  const sealed = seal('sk-test', SECRET);
  const bytes = Buffer.from(sealed.slice(3), 'base64url');
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  const broken = [sealed.slice(0, 12), `v1.${bytes.toString('base64url')}`, sealed.replace('v1.', 'v2.'), ''];
  expect(() => unseal(sealed, `${SECRET}!`)).toThrow('cannot be opened');
  for (const text of broken) expect(() => unseal(text, SECRET)).toThrow('cannot be opened');
});
