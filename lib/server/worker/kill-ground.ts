/** The ground of the kill tests: a PostgreSQL that may be killed, worker processes that are started again, and a teacher outside of both. */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../database/embedded-postgres';
import { migrate } from '../database/migrator';

export type KilledPart = 'worker' | 'database';

export type KillGround = {
  databaseUrl: string;
  /** Ends the part with -9, and starts it again. Resolves when it is dead (worker) or back (database). */
  kill: (part: KilledPart, pick: () => number) => Promise<void>;
  close: () => Promise<void>;
};

/** What the system has taken outlives a killed server, so only a power cut would need `fsync`; what stood in the server's own memory does not. */
const SETTINGS = { fsync: 'off', synchronous_commit: 'on', full_page_writes: 'off', shared_buffers: '64MB' };

const dead = (child: ChildProcess) =>
  new Promise<void>((done) => {
    if (child.exitCode !== null || child.signalCode !== null) done();
    else child.once('exit', () => done());
  });

function startWorkerProcess(databaseUrl: string): ChildProcess {
  return fork(resolve('lib/server/worker/main.ts'), [], {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, DATABASE_URL: databaseUrl, STUDIO_SAMPLE: 'off', LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

/** `workers` of them at once, so that one is at work while another starts: it takes a second or more. */
export async function makeKillGround(workers: number): Promise<KillGround> {
  const home = mkdtempSync(join(tmpdir(), 'evol-studio-kills-'));
  let postgres: EmbeddedPostgres = await startEmbeddedPostgres({ home, settings: SETTINGS });
  const { url } = postgres;
  await migrate(url, resolve('prisma/migrations'));
  const team = Array.from({ length: workers }, () => startWorkerProcess(url));

  const killWorker = async (pick: () => number) => {
    const at = Math.floor(pick() * team.length);
    const victim = team[at];
    if (!victim) return;
    victim.kill('SIGKILL');
    await dead(victim);
    team[at] = startWorkerProcess(url);
  };
  const killDatabase = async () => {
    process.kill(postgres.pid, 'SIGKILL');
    await postgres.gone;
    postgres = await startEmbeddedPostgres({ home, settings: SETTINGS });
    if (postgres.url !== url) throw new Error('The database came back at another address.');
  };
  return {
    databaseUrl: url,
    kill: (part, pick) => (part === 'worker' ? killWorker(pick) : killDatabase()),
    async close() {
      for (const child of team) child.kill('SIGKILL');
      await Promise.all(team.map(dead));
      await postgres.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
