/**
 * One studio per folder. The lock names a port of this machine and a token; only a studio that is really alive answers there with that
 * token, so a lock that a killed process left behind, or a process id that was given out again, never blocks a start.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { StartError } from './start-error.mjs';

/**
 * @typedef {{ address?: string, databaseUrl?: string, rehearsalUrl?: string, secret?: string, pids?: Record<string, number | null> }} RunningStudio
 * @typedef {RunningStudio & { pid: number, port: number, token: string }} Lock
 */

/** @param {string} home */
export const lockPath = (home) => join(home, 'running.json');

/** @param {string} home @returns {Lock | null} */
const readLock = (home) => {
  try {
    return JSON.parse(readFileSync(lockPath(home), 'utf8'));
  } catch {
    return null;
  }
};

/** The studio that runs on this folder now, or null. @param {string} home */
export const findRunningStudio = async (home) => {
  const lock = readLock(home);
  if (!lock) return null;
  try {
    const answer = await fetch(`http://127.0.0.1:${lock.port}/${lock.token}`, { signal: AbortSignal.timeout(3000) });
    return answer.ok ? lock : null;
  } catch {
    return null;
  }
};

/** @param {string} home */
export const refuseSecondStudio = async (home) => {
  const running = await findRunningStudio(home);
  if (!running) return;
  const where = running.address ? `at ${running.address}` : 'and is just starting';
  throw new StartError(`A studio already runs on ${home} ${where} (process ${running.pid}).`);
};

/** @param {string} token @returns {Promise<number>} */
const answerTo = (token) =>
  new Promise((resolve, reject) => {
    const server = createServer((request, response) =>
      response.writeHead(request.url === `/${token}` ? 200 : 404).end(),
    );
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
    server.unref();
  });

/**
 * Takes the folder for this process; `wasLeftBehind` tells that another one was killed on it, whose parts may still be leaving.
 * @param {string} home
 */
export const takeLock = async (home) => {
  await refuseSecondStudio(home);
  const wasLeftBehind = readLock(home) !== null;
  const token = randomUUID();
  const own = { pid: process.pid, port: await answerTo(token), token };
  rmSync(lockPath(home), { force: true });
  try {
    // 'wx': of two that start at the same moment only one can make the file.
    writeFileSync(lockPath(home), JSON.stringify(own), { mode: 0o600, flag: 'wx' });
  } catch {
    throw new StartError(`Another studio is just being started on ${home}.`);
  }
  return {
    wasLeftBehind,
    /** @param {RunningStudio} studio */
    tell: (studio) => {
      writeFileSync(`${lockPath(home)}.new`, JSON.stringify({ ...studio, ...own }), { mode: 0o600 });
      renameSync(`${lockPath(home)}.new`, lockPath(home));
    },
    release: () => rmSync(lockPath(home), { force: true }),
  };
};
