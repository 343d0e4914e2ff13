/** What the person asked for: the command's flags and the environment, checked before anything is touched. */
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { requireSpace } from '../bootstrap/disk-space.mjs';
import { studioHome } from '../bootstrap/place.mjs';
import { StartError } from '../bootstrap/start-error.mjs';

export type Mode = 'start' | 'dev' | 'worker';

export type Settings = {
  mode: Mode;
  host: string;
  /** 0 takes any free port */
  port: number;
  home: string;
  /** null: the embedded PostgreSQL */
  databaseUrl: string | null;
  publicUrl: string | null;
};

const MODES: Record<string, Mode> = { '--dev': 'dev', '--worker': 'worker' };

const readMode = (args: string[]): Mode => {
  const [flag] = args;
  if (flag === undefined) return 'start';
  const mode = MODES[flag];
  if (!mode) throw new StartError(`${flag} is not known; there are --dev and --worker.`);
  return mode;
};

const readPort = (text: string | undefined): number => {
  const port = text ? Number(text) : 3000;
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  throw new StartError(`PORT is not a port: ${text}.`);
};

export const readSettings = (args: string[], source: Record<string, string | undefined>): Settings => ({
  mode: readMode(args),
  host: source['HOST'] || '127.0.0.1',
  port: readPort(source['PORT']),
  home: studioHome(),
  databaseUrl: source['DATABASE_URL'] || null,
  publicUrl: source['STUDIO_PUBLIC_URL'] || null,
});

/** One by one: where a file system refuses to make folders (as /proc does), Node's recursive way never comes back. */
const makeFolder = (folder: string): void => {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
};

export const prepareHome = (home: string): void => {
  try {
    makeFolder(home);
    accessSync(home, constants.W_OK | constants.X_OK);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${error.code})` : '';
    throw new StartError(`The folder ${home} cannot be written${code}. Set STUDIO_HOME to one that can.`);
  }
  requireSpace(home, 500);
};
