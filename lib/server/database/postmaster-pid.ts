/** Reads PostgreSQL's own lock file, and judges whether the server that it names is really there. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type PostmasterPid = { pid: number; port: number };

export const parsePostmasterPid = (text: string): PostmasterPid | null => {
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  return Number.isInteger(pid) && pid > 0 && Number.isInteger(port) && port > 0 ? { pid, port } : null;
};

export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/** A process id is used again by other programs after a crash or a reboot, so its name has to be right, too. */
const commandOf = (pid: number): string => {
  const file = `/proc/${pid}/comm`;
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  if (process.platform === 'win32') return spawnSync('tasklist', ['/fi', `PID eq ${pid}`, '/nh']).stdout.toString();
  return spawnSync('ps', ['-p', String(pid), '-o', 'comm=']).stdout.toString();
};

export const lockFile = (dataFolder: string): string => join(dataFolder, 'postmaster.pid');

export const readLockFile = (dataFolder: string): PostmasterPid | null =>
  existsSync(lockFile(dataFolder)) ? parsePostmasterPid(readFileSync(lockFile(dataFolder), 'utf8')) : null;

/** The running server of this data folder, or null. */
export const runningPostmaster = (dataFolder: string): PostmasterPid | null => {
  const named = readLockFile(dataFolder);
  return named && isAlive(named.pid) && commandOf(named.pid).includes('postgres') ? named : null;
};
