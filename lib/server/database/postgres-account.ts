/** PostgreSQL refuses to run as root; this says under which account, and by which command, it can. */
import { spawnSync } from 'node:child_process';
import { chownSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PostgresBinaries } from './postgres-binaries';

/** How to run a program: a prefix before it, or another user. */
export type PostgresAccount = { prefix: string[]; uid?: number; gid?: number };

const NOBODY = 65534;
const UNSHARE = ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`];

const chownTree = (path: string, uid: number): void => {
  const found = lstatSync(path);
  if (found.uid !== uid) chownSync(path, uid, uid);
  if (found.isDirectory()) for (const name of readdirSync(path)) chownTree(join(path, name), uid);
};

const canRun = (account: PostgresAccount, folder: string, binaries: PostgresBinaries): boolean => {
  const probe = ['sh', '-c', 'test -w "$1" && "$2" --version', 'probe', folder, binaries.postgres];
  const [command = 'sh', ...args] = [...account.prefix, ...probe];
  const { uid, gid } = account;
  return spawnSync(command, args, { stdio: 'ignore', ...(uid === undefined ? {} : { uid, gid }) }).status === 0;
};

/**
 * An ordinary user runs it directly. Root runs it in a user namespace where it is called nobody (nothing on the system changes, and a
 * closed home folder stays reachable); where the kernel or a container forbids that, the folder is given to the real nobody.
 */
export const postgresAccount = (folder: string, binaries: PostgresBinaries): PostgresAccount => {
  if (process.getuid?.() !== 0) return { prefix: [] };
  const namespace: PostgresAccount = { prefix: UNSHARE };
  chownTree(folder, 0);
  if (canRun(namespace, folder, binaries)) return namespace;
  const nobody: PostgresAccount = { prefix: [], uid: NOBODY, gid: NOBODY };
  chownTree(folder, NOBODY);
  if (canRun(nobody, folder, binaries)) return nobody;
  throw new Error(
    `PostgreSQL may not run as root, and no other account can use ${folder}: start as an ordinary user, or set DATABASE_URL.`,
  );
};
