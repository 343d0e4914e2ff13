import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockFile, parsePostmasterPid, runningPostmaster } from './postmaster-pid';

const lockText = (pid: number) => `${pid}\n/somewhere/data\n1795341600\n54321\n\n127.0.0.1\n  123  456\nready   \n`;

describe('the lock file of PostgreSQL', () => {
  it('gives process id and port', () => {
    expect(parsePostmasterPid(lockText(4242))).toEqual({ pid: 4242, port: 54321 });
  });
  it.each(['', 'x\ny\nz\n1\n', '12\n/data\n17\n'])('is nothing when it is cut off: %j', (text) => {
    expect(parsePostmasterPid(text)).toBeNull();
  });
});

describe('a lock file that was left behind', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'evol-studio-lock-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is not believed when its process id belongs to another program', () => {
    writeFileSync(lockFile(folder), lockText(process.pid));
    expect(runningPostmaster(folder)).toBeNull();
  });
  it('is not believed when its process is gone', () => {
    writeFileSync(lockFile(folder), lockText(2 ** 30));
    expect(runningPostmaster(folder)).toBeNull();
  });
});
