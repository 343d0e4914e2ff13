/** Generates sources and builds the pages, each only when what it is made from has changed. */
import { spawn } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { requireSpace } from '../bootstrap/disk-space.mjs';
import { root, say } from '../bootstrap/place.mjs';
import { StartError } from '../bootstrap/start-error.mjs';
import { atEnd } from './ending';
import { leaveWithParent } from './plans';
import { writeRegistries } from './registries';
import { hasStamp, stampOf, writeStamp } from './source-stamp';

const CLIENT_SOURCES = ['prisma/schema.prisma', 'prisma.config.ts', 'node_modules/prisma/package.json'];
const BUILD_SOURCES = [
  ...['app', 'components', 'lib', 'public', 'proxy.ts', 'instrumentation.ts', 'prisma/schema.prisma', 'prisma/demo'],
  ...['package.json', 'package-lock.json', 'next.config.ts', 'postcss.config.mjs', 'tsconfig.json'],
];

const bin = (name: string) => join(root, 'node_modules', ...name.split('/'));

/** Runs a program of ours under this Node; its output is kept, and shown only when it fails. */
const runQuietly = async (args: string[], env: Record<string, string>): Promise<{ code: number; output: string }> => {
  const child = spawn(process.execPath, [...leaveWithParent, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const forget = atEnd(() => child.kill('SIGTERM'));
  let output = '';
  child.stdout?.on('data', (bytes) => {
    output += bytes;
  });
  child.stderr?.on('data', (bytes) => {
    output += bytes;
  });
  const code = await new Promise<number>((resolve) => child.once('close', (status) => resolve(status ?? 1)));
  forget();
  return { code, output };
};

export const generateClient = async (): Promise<void> => {
  const folder = join(root, 'lib/server/store/generated');
  const stampFile = join(folder, '.made-from');
  const stamp = stampOf(root, CLIENT_SOURCES);
  if (existsSync(join(folder, 'client.ts')) && hasStamp(stampFile, stamp)) return;
  say('Generating the database client …');
  // Any existing program in this variable keeps the command from downloading an engine that generating does not need.
  const env = {
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  };
  const { code, output } = await runQuietly([bin('prisma/build/index.js'), 'generate'], env);
  if (code !== 0) throw new StartError(`The database client could not be generated:\n${output}`);
  writeStamp(stampFile, stamp);
};

/** Everything that git does not hold: the database client, the registries of operations and methods. */
export const generateSources = async (): Promise<void> => {
  await writeRegistries();
  await generateClient();
};

export const buildFolder = (): string => join(root, process.env['STUDIO_DIST'] || '.next');

export const buildPages = async (home: string): Promise<void> => {
  const stampFile = join(buildFolder(), 'made-from');
  const stamp = stampOf(root, BUILD_SOURCES);
  if (existsSync(join(buildFolder(), 'BUILD_ID')) && hasStamp(stampFile, stamp)) return;
  requireSpace(root, 1000);
  say('Building the pages (about half a minute) …');
  rmSync(stampFile, { force: true });
  const env = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', STUDIO_BUILD_TYPES: 'off' };
  const { code, output } = await runQuietly([bin('next/dist/bin/next'), 'build'], env);
  writeFileSync(join(home, 'build.log'), output);
  if (code !== 0) throw new StartError(`The pages could not be built:\n${output}`);
  writeStamp(stampFile, stamp);
};
