import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findRunningStudio, lockPath, takeLock } from './studio-lock.mjs';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'evol-studio-lock-'));
});
afterEach(() => rmSync(home, { recursive: true }));

it('keeps a second studio away and tells it where the first one is', async () => {
  const lock = await takeLock(home);
  lock.tell({ address: 'http://127.0.0.1:3000', databaseUrl: 'postgresql://x' });
  await expect(takeLock(home)).rejects.toThrow(/already runs.*http:\/\/127\.0\.0\.1:3000/);
  expect((await findRunningStudio(home))?.databaseUrl).toBe('postgresql://x');
});
it('can be read by its owner only', async () => {
  (await takeLock(home)).tell({});
  expect(statSync(lockPath(home)).mode & 0o077).toBe(0);
});
it.each(['{"pid":1,"port":1,"token":"gone"}', '{"pid":', ''])(
  'does not stand in the way when it was left behind: %j',
  async (text) => {
    writeFileSync(lockPath(home), text);
    expect(await findRunningStudio(home)).toBeNull();
    await expect(takeLock(home)).resolves.toBeDefined();
  },
);
it('is gone after its release', async () => {
  (await takeLock(home)).release();
  expect(existsSync(lockPath(home))).toBe(false);
});
