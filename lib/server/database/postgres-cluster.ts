/** Makes the data folder of the embedded PostgreSQL, once, and remembers its password. */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type PostgresAccount, postgresAccount } from './postgres-account';
import { type PostgresBinaries, postgresBinaries } from './postgres-binaries';

export type PostgresCluster = {
  dataFolder: string;
  logFile: string;
  password: string;
  binaries: PostgresBinaries;
  account: PostgresAccount;
};

export const DATABASE_USER = 'app';

const run = promisify(execFile);

const readOrMakePassword = (file: string): string => {
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
};

/** Built beside its place and moved there when complete: a start that is killed half-way leaves nothing that looks like a database. */
const initialise = async (cluster: PostgresCluster): Promise<void> => {
  const { account, binaries, dataFolder, password } = cluster;
  const unfinished = `${dataFolder}.unfinished`;
  const passwordFile = `${dataFolder}.password`;
  rmSync(unfinished, { recursive: true, force: true });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account.uid !== undefined) postgresAccount(join(dataFolder, '..'), binaries);
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--encoding=UTF8'];
  const access = [`--username=${DATABASE_USER}`, '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  const [command = '', ...args] = [...account.prefix, binaries.initdb, ...locale, ...access, '-D', unfinished];
  try {
    await run(command, args, { uid: account.uid, gid: account.gid });
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(unfinished, dataFolder);
};

/** Everything lives in `<home>/postgres`; only the password stands outside, where the account of the server need not read it. */
export const prepareCluster = async (home: string): Promise<PostgresCluster> => {
  const folder = join(home, 'postgres');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const binaries = postgresBinaries();
  const cluster: PostgresCluster = {
    dataFolder: join(folder, 'data'),
    logFile: join(home, 'postgres.log'),
    password: readOrMakePassword(join(home, 'database-password')),
    binaries,
    account: postgresAccount(folder, binaries),
  };
  if (!existsSync(cluster.dataFolder)) await initialise(cluster);
  return cluster;
};
