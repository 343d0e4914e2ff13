/** Starts, attaches to and stops the PostgreSQL that a studio brings along. */
import { spawn } from 'node:child_process';
import { closeSync, openSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from './free-port';
import { DATABASE_USER, type PostgresCluster, prepareCluster } from './postgres-cluster';
import { isAlive, lockFile, readLockFile, runningPostmaster } from './postmaster-pid';

export type EmbeddedPostgres = {
  /** of the database `studio` */
  url: string;
  pid: number;
  /** true when it was already running, left over by a studio that was killed */
  isAttached: boolean;
  /** resolves when the server is gone, whoever ended it */
  gone: Promise<void>;
  stop: () => Promise<void>;
};

export type EmbeddedPostgresOptions = {
  home: string;
  /** taken when it is free, so that whoever knows the address finds the database again */
  preferredPort?: number | undefined;
  /** `-c` settings that replace the usual ones, such as `fsync=off` for tests */
  settings?: Record<string, string>;
};

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '256MB',
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
  random_page_cost: '1.1',
} satisfies Record<string, string>;

/** After a kill -9 of the server its last children need a moment to leave; crash recovery of a large log takes longer. */
const ATTEMPTS = 20;
const READY_TIMEOUT_MS = 180_000;

const urlOf = (cluster: PostgresCluster, port: number, database: string) =>
  `postgresql://${DATABASE_USER}:${encodeURIComponent(cluster.password)}@127.0.0.1:${port}/${database}`;

const answers = async (url: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
};

const untilGone = async (pid: number): Promise<void> => {
  while (isAlive(pid)) await sleep(200);
};

/** SIGINT asks for a fast, clean shutdown; SIGQUIT leaves at once and recovers at the next start. */
const stopServer = async (pid: number, gone: Promise<void>): Promise<void> => {
  if (isAlive(pid)) process.kill(pid, 'SIGINT');
  const isGone = await Promise.race([gone.then(() => true), sleep(20_000, false, { ref: false })]);
  if (isGone) return;
  if (isAlive(pid)) process.kill(pid, 'SIGQUIT');
  await gone;
};

const launch = async (cluster: PostgresCluster, port: number, settings: Record<string, string>) => {
  const flags = Object.entries({ ...SETTINGS, ...settings, port: String(port) }).flatMap(([key, value]) => [
    '-c',
    `${key}=${value}`,
  ]);
  const [command = '', ...args] = [
    ...cluster.account.prefix,
    cluster.binaries.postgres,
    '-D',
    cluster.dataFolder,
    ...flags,
  ];
  const log = openSync(cluster.logFile, 'a', 0o600);
  // Its own session, so that Ctrl-C in the terminal reaches it only through us, after the web and the workers have left.
  const { uid, gid } = cluster.account;
  const child = spawn(command, args, { detached: true, stdio: ['ignore', log, log], uid, gid });
  closeSync(log);
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  return { pid: child.pid ?? 0, gone };
};

const startServer = async (cluster: PostgresCluster, { settings = {}, preferredPort }: EmbeddedPostgresOptions) => {
  const lastPort = preferredPort ?? readLockFile(cluster.dataFolder)?.port;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    rmSync(lockFile(cluster.dataFolder), { force: true });
    const port = await freePort(lastPort);
    const server = await launch(cluster, port, settings);
    let hasLeft = false;
    server.gone.then(() => {
      hasLeft = true;
    });
    const deadline = Date.now() + READY_TIMEOUT_MS;
    while (!hasLeft && Date.now() < deadline) {
      if (await answers(urlOf(cluster, port, 'postgres'))) return { ...server, port };
      await sleep(40);
    }
    await sleep(500);
  }
  throw new Error(`The embedded PostgreSQL does not start; the reason stands at the end of ${cluster.logFile}.`);
};

const ensureDatabase = async (adminUrl: string, name: string): Promise<void> => {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database "${name}"`);
  } finally {
    await client.end();
  }
};

const attach = async (cluster: PostgresCluster) => {
  const running = runningPostmaster(cluster.dataFolder);
  if (!running || !(await answers(urlOf(cluster, running.port, 'postgres')))) return null;
  return { ...running, gone: untilGone(running.pid) };
};

export const startEmbeddedPostgres = async (options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> => {
  const cluster = await prepareCluster(options.home);
  const attached = await attach(cluster);
  const server = attached ?? (await startServer(cluster, options));
  await ensureDatabase(urlOf(cluster, server.port, 'postgres'), 'studio');
  return {
    url: urlOf(cluster, server.port, 'studio'),
    pid: server.pid,
    isAttached: attached !== null,
    gone: server.gone,
    stop: () => stopServer(server.pid, server.gone),
  };
};
