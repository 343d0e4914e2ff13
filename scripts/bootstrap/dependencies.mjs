/** Installs the packages when they are missing or not those that the lock file asks for. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { requireSpace } from './disk-space.mjs';
import { root, say, studioHome } from './place.mjs';
import { StartError } from './start-error.mjs';
import { refuseSecondStudio } from './studio-lock.mjs';

/** @typedef {Record<string, { version?: string, optional?: boolean }>} Packages */

/** @param {string} file @returns {Packages | null} */
const readPackages = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return null;
  }
};

/**
 * Compares the versions themselves: times of files say nothing after a checkout or a copy.
 * @param {Packages} wanted @param {Packages | null} installed
 */
export const isInstalled = (wanted, installed) =>
  installed !== null &&
  Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = installed[path];
    return found ? found.version === entry.version : entry.optional === true;
  });

/** npm itself, run by the Node that npm was started with: ours is about to be deleted and laid anew. */
const npmCommand = () => {
  const { npm_execpath: npm, npm_node_execpath: node } = process.env;
  return npm && node ? [node, npm] : ['npm'];
};

export const ensureDependencies = async () => {
  const wanted = readPackages(join(root, 'package-lock.json'));
  if (!wanted) throw new StartError('package-lock.json cannot be read.');
  if (isInstalled(wanted, readPackages(join(root, 'node_modules', '.package-lock.json')))) return;
  await refuseSecondStudio(studioHome());
  requireSpace(root, 2000);
  say('Installing the packages (about a minute the first time) …');
  const [command = 'npm', ...args] = npmCommand();
  // Development packages are needed by the production build, too: it checks the types.
  const flags = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  // Prisma's install script would ask a host for an engine that we do not use; any existing program in its place stops that.
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.env['npm_node_execpath'] ?? process.execPath };
  const child = spawn(command, [...args, ...flags], { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
  const code = await new Promise((resolve) => {
    child.once('error', () => resolve(127));
    child.once('exit', resolve);
  });
  if (code !== 0) throw new StartError(`npm could not install the packages (npm ci ended with ${code}).`);
};
