/** Where the checkout is, and what `.env` and the environment say, before any of our TypeScript can run. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';

export const root = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..', '..');

/** The environment wins over `.env`, also with an empty value, which counts as none. */
export const readDotEnv = () => {
  const file = join(root, '.env');
  const values = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  for (const [name, value] of Object.entries(values)) if (process.env[name] === undefined) process.env[name] = value;
};

export const studioHome = () => resolve(root, process.env['STUDIO_HOME'] || '.studio');

/** @param {string} line */
export const say = (line) => console.log(`  ${line}`);
