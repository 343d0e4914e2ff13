import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { stampOf } from './source-stamp';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'evol-studio-stamp-'));
  mkdirSync(join(folder, 'app'));
  writeFileSync(join(folder, 'app', 'page.tsx'), 'one');
});
afterEach(() => rmSync(folder, { recursive: true }));

const stamp = () => stampOf(folder, ['app', 'missing']);

it('is the same after a checkout that only touched the files', () => {
  const before = stamp();
  utimesSync(join(folder, 'app', 'page.tsx'), 1, 1);
  expect(stamp()).toBe(before);
});
it('changes with a content, a name and a new file, and not with a test', () => {
  const seen = new Set([stamp()]);
  writeFileSync(join(folder, 'app', 'page.tsx'), 'two');
  seen.add(stamp());
  writeFileSync(join(folder, 'app', 'layout.tsx'), '');
  seen.add(stamp());
  expect(seen.size).toBe(3);
  writeFileSync(join(folder, 'app', 'page.test.tsx'), 'x');
  expect(seen).toContain(stamp());
});
