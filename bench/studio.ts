/** A studio without pages, for one benchmark: a PostgreSQL of its own, migrated, with the settings that a studio has. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@/lib/server/database/embedded-postgres';
import { migrate } from '@/lib/server/database/migrator';
import { postgresBinaries } from '@/lib/server/database/postgres-binaries';

export type BenchStudio = { home: string; databaseUrl: string; databasePid: number };

/** What every process of it is given. */
export const studioEnv = ({ home, databaseUrl }: BenchStudio): Record<string, string> => ({
  ...{ STUDIO_HOME: home, DATABASE_URL: databaseUrl, STUDIO_SECRET: 'only-for-measuring-only-for-measuring' },
  ...{ STUDIO_SAMPLE: 'off', NODE_ENV: 'production', STUDIO_PROCESS: 'bench', HOST: '127.0.0.1' },
});

export function postgresVersion(): string {
  const { stdout } = spawnSync(postgresBinaries().postgres, ['--version'], { encoding: 'utf8' });
  return /\d[\d.]*/.exec(stdout)?.[0] ?? 'unknown';
}

/** Everything that `work` leaves behind is removed, also when it fails. */
export async function withStudio<Result>(work: (studio: BenchStudio) => Promise<Result>): Promise<Result> {
  const home = mkdtempSync(join(tmpdir(), 'evol-studio-bench-'));
  let postgres: EmbeddedPostgres | null = null;
  const remove = async () => {
    await postgres?.stop();
    rmSync(home, { recursive: true, force: true });
  };
  const leave = () => void remove().finally(() => process.exit(1));
  process.once('SIGINT', leave);
  process.once('SIGTERM', leave);
  try {
    postgres = await startEmbeddedPostgres({ home });
    await migrate(postgres.url, resolve('prisma/migrations'));
    return await work({ home, databaseUrl: postgres.url, databasePid: postgres.pid });
  } finally {
    await remove();
  }
}
