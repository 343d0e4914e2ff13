import { describe, expect, it, test } from 'vitest';
import { EnvError, readEnv } from './env';

const wanted = { DATABASE_URL: 'postgresql://app@127.0.0.1:5432/studio', STUDIO_SECRET: 'x'.repeat(32) };

describe('the environment', () => {
  it('needs only a database and a secret', () => {
    expect(readEnv(wanted)).toMatchObject({ host: '127.0.0.1', port: 3000, rehearsalUrl: null, isProduction: false });
  });
  it('reads an empty line as no line', () => {
    expect(readEnv({ ...wanted, HOST: '', PORT: '', STUDIO_OWNER_EMAIL: '' })).toMatchObject({
      port: 3000,
      ownerEmail: null,
    });
  });
  it.each([
    { PORT: 'abc' },
    { PORT: '70000' },
    { DATABASE_URL: 'mysql://x' },
    { STUDIO_SECRET: 'short' },
    { STUDIO_OWNER_EMAIL: 'x' },
  ])('is refused with the name of what is wrong: %j', (wrong) => {
    const [name = ''] = Object.keys(wrong);
    expect(() => readEnv({ ...wanted, ...wrong })).toThrow(EnvError);
    expect(() => readEnv({ ...wanted, ...wrong })).toThrow(name);
  });
});

describe('ALLOW_PRIVATE_TEACHERS', () => {
  const allows = (source: Record<string, string>) => readEnv({ ...wanted, ...source }).allowsPrivateTeachers;

  test.each(['127.0.0.1', 'localhost', '::1'])('is on when the studio listens on %s', (HOST) => {
    expect(allows({ HOST })).toBe(true);
  });

  test.each(['0.0.0.0', '::', '192.168.1.5'])('is off when it listens on %s', (HOST) => {
    expect(allows({ HOST })).toBe(false);
  });

  test('is what it is set to', () => {
    expect(allows({ HOST: '0.0.0.0', ALLOW_PRIVATE_TEACHERS: 'on' })).toBe(true);
    expect(allows({ ALLOW_PRIVATE_TEACHERS: 'off' })).toBe(false);
  });
});
