import { describe, expect, it } from 'vitest';
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
