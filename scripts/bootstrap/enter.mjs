/** Gets from whatever Node a person has to the one among the packages, with TypeScript understood. */
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDependencies } from './dependencies.mjs';
import { readDotEnv, root } from './place.mjs';
import { StartError } from './start-error.mjs';

const ownNode = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

const isOwnNode = () => existsSync(ownNode) && realpathSync(process.execPath) === realpathSync(ownNode);

/** The same command again, under our Node. The channel lets it notice when this process is killed. */
const runAgain = () =>
  new Promise((resolve) => {
    const child = spawn(ownNode, process.argv.slice(1), { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
      process.on(signal, () => child.kill(signal));
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });

/** @param {string} entry address of the TypeScript module whose `main` goes on */
export const enter = async (entry) => {
  readDotEnv();
  await ensureDependencies();
  if (!isOwnNode()) {
    if (existsSync(ownNode)) return process.exit(await runAgain());
    const [major = 0] = process.versions.node.split('.').map(Number);
    if (major < 24)
      throw new StartError(`npm has no Node for this platform: install Node 24 (this is ${process.versions.node}).`);
  }
  process.chdir(root);
  const { register } = await import('tsx/esm/api');
  register();
  const { main } = await import(entry);
  await main(process.argv.slice(2));
};
