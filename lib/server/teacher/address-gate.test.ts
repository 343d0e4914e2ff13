import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

// The environment is read once by each process, which other files have read it in before: these modules are loaded anew.
beforeAll(() => {
  vi.stubEnv('ALLOW_PRIVATE_TEACHERS', 'off');
  vi.stubEnv('REHEARSAL_URL', 'http://127.0.0.1:4545/v1');
  vi.resetModules();
});
afterAll(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});
const gate = () => import('./address-gate');

describe('with private teachers off', () => {
  test.each(['http://127.0.0.1:11434/v1', 'http://localhost/v1', 'http://[::1]/v1', 'http://169.254.169.254/latest'])(
    '%s cannot be saved or tested',
    async (baseUrl) => {
      const { refusePrivateAddress } = await gate();
      await expect(refusePrivateAddress(baseUrl)).rejects.toMatchObject({
        code: 'invalid_input',
        details: { place: 'baseUrl', remedy: expect.stringContaining('ALLOW_PRIVATE_TEACHERS') },
      });
    },
  );

  test.each(['http://127.0.0.1:1/v1', 'http://localhost:1/v1'])(
    'a call to %s is refused before it leaves',
    async (baseUrl) => {
      const { checkTeacher } = await import('./check-teacher');
      const teacher = { id: 't', baseUrl, model: 'm', key: null, parameters: {}, requestTimeoutMs: 2000 };
      expect(await checkTeacher(teacher)).toEqual({
        kind: 'not_found',
        message: expect.stringMatching(/is in a private network.*ALLOW_PRIVATE_TEACHERS/),
      });
    },
  );

  test('the studio’s own rehearsal teacher may be called', async () => {
    const { isAlwaysAllowed, refusePrivateAddress } = await gate();
    expect(isAlwaysAllowed('http://127.0.0.1:4545/v1')).toBe(true);
    await expect(refusePrivateAddress('http://127.0.0.1:4545/v1')).resolves.toBeUndefined();
  });
});
