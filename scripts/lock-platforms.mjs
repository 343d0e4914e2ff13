// Run after each change of dependencies: `node scripts/lock-platforms.mjs`. npm writes into the lock file only those platform packages that it
// could see where it ran, and `npm ci` on another platform then fails with "Missing … from lock file". This adds the entries that their parents
// ask for. They have no `integrity`: npm takes it from the registry where it installs them.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { platformOf } from './bootstrap/platform-of.mjs';

/** @typedef {{ version?: string, optional?: boolean, dev?: boolean, optionalDependencies?: Record<string, string> }} Entry */

const file = join(resolve(import.meta.dirname, '..'), 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
/** @type {Record<string, Entry>} */
const packages = lock.packages;

/** As Node looks for it: beside the parent's own packages first, then further up. @param {string} parent @param {string} name */
const isLocked = (parent, name) => {
  for (let at = parent; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    if (packages[`${at ? `${at}/` : ''}node_modules/${name}`]) return true;
    if (at === '') return false;
  }
};

/** @type {string[]} */
const added = [];
for (const [parent, entry] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const platform = platformOf(name);
    if (!platform || isLocked(parent, name)) continue;
    packages[`node_modules/${name}`] = { version, ...(entry.dev ? { dev: true } : {}), optional: true, ...platform };
    added.push(name);
  }
}
if (added.length > 0) {
  const byPath = Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(byPath) }, null, 2)}\n`);
}
console.log(
  added.length > 0 ? `Added to package-lock.json: ${added.join(', ')}` : 'package-lock.json names every platform.',
);
