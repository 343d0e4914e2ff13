/** During development: tells which part of the studio is touched by a changed file, once things have settled. */
import { watch } from 'node:fs';
import { join } from 'node:path';
import { root } from '../bootstrap/place.mjs';

const SETTLE_MS = 400;

export type Touched = 'worker' | 'rehearsal' | 'schema' | 'registries';

/** The pages reload by themselves, so what only they use touches nothing here. */
export const touchedBy = (file: string): Touched | null => {
  const path = file.replaceAll('\\', '/');
  if (/\.test\.ts$|\/generated\/|\.generated\.ts$/.test(path)) return null;
  if (/^lib\/core\/evolution\/(operations|methods)\/.*\.ts$/.test(path)) return 'registries';
  if (/^prisma\/(schema\.prisma|migrations\/)/.test(path)) return 'schema';
  if (/^lib\/rehearsal\/.*\.ts$/.test(path)) return 'rehearsal';
  return /^lib\/(core|server\/(?!http\/)[^/]+)\/.*\.ts$|^lib\/server\/[^/]+\.ts$/.test(path) ? 'worker' : null;
};

export const watchSources = (onTouched: (touched: Touched) => void): void => {
  const timers = new Map<Touched, NodeJS.Timeout>();
  for (const folder of ['lib', 'prisma']) {
    watch(join(root, folder), { recursive: true }, (_event, file) => {
      const touched = file === null ? null : touchedBy(join(folder, file));
      if (!touched) return;
      clearTimeout(timers.get(touched));
      timers.set(
        touched,
        setTimeout(() => onTouched(touched), SETTLE_MS),
      );
    });
  }
};
