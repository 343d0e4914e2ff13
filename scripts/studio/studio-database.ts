/** The database of a studio: the one that DATABASE_URL names, or the embedded one, which is started again when it ends. */
import { join } from 'node:path';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@/lib/server/database/embedded-postgres';
import { migrate } from '@/lib/server/database/migrator';
import { root, say } from '../bootstrap/place.mjs';
import { StartError } from '../bootstrap/start-error.mjs';
import { rememberedPorts, rememberPorts } from './ports';
import type { Settings } from './settings';

export type StudioDatabase = {
  url: () => string;
  /** null when it is not ours */
  pid: () => number | null;
  stop: () => Promise<void>;
  /** the database ended and is back; `hasMoved` when it had to take another port */
  onRestarted: (listener: (hasMoved: boolean) => void) => void;
};

const reasonOf = (error: unknown): string => {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(', ');
  return error instanceof Error ? error.message : String(error);
};

/** Names host and port, never the password. */
export const requireReachable = async (url: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
  } catch (error) {
    const place = URL.canParse(url) ? new URL(url).host : 'an address that cannot be read';
    throw new StartError(`DATABASE_URL names ${place}, and no database answers there: ${reasonOf(error)}.`);
  }
};

const startEmbedded = async (home: string): Promise<EmbeddedPostgres> => {
  const server = await startEmbeddedPostgres({ home, preferredPort: rememberedPorts(home).database });
  rememberPorts(home, { database: Number(new URL(server.url).port) });
  return server;
};

/** Watches the server for as long as the studio lives. */
const keepEmbedded = (home: string, first: EmbeddedPostgres): StudioDatabase => {
  let server = first;
  let isStopping = false;
  let onRestarted: (hasMoved: boolean) => void = () => undefined;
  const watch = async (): Promise<void> => {
    await server.gone;
    if (isStopping) return;
    say('The database ended. Starting it again.');
    const oldUrl = server.url;
    server = await startEmbedded(home);
    say('The database is back.');
    onRestarted(server.url !== oldUrl);
    return watch();
  };
  watch().catch((error) => {
    console.error(`Error: ${reasonOf(error)}`);
    process.kill(process.pid, 'SIGTERM');
  });
  return {
    url: () => server.url,
    pid: () => server.pid,
    onRestarted: (listener) => {
      onRestarted = listener;
    },
    stop: () => {
      isStopping = true;
      return server.stop();
    },
  };
};

export const openDatabase = async (settings: Settings): Promise<StudioDatabase> => {
  const { databaseUrl } = settings;
  if (databaseUrl) {
    await requireReachable(databaseUrl);
    return {
      url: () => databaseUrl,
      pid: () => null,
      stop: () => Promise.resolve(),
      onRestarted: () => undefined,
    };
  }
  say('Starting the database …');
  try {
    return keepEmbedded(settings.home, await startEmbedded(settings.home));
  } catch (error) {
    throw new StartError(reasonOf(error));
  }
};

export const migrateDatabase = async (url: string): Promise<void> => {
  try {
    const applied = await migrate(url, join(root, 'prisma/migrations'));
    if (applied.length > 0) say(`Brought the database up to date (${applied.length} steps).`);
  } catch (error) {
    throw new StartError(reasonOf(error));
  }
};
