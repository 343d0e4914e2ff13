/** PostgreSQL's NOTIFY and LISTEN: how one process tells the others, in the transaction of the change itself, that there is something to look at. */
import { Client } from 'pg';
import { z } from 'zod';
import { STALE_NOUNS } from '@/lib/core/contract/run-events';
import { logger } from '../logger';
import type { Db } from './connection';

/** `jobs` wakes workers; `changes` wakes the event streams of the web processes; `teachers`: a limit was learned or met; `workers`: one came or went. */
export const NOTICE_CHANNELS = {
  jobs: 'studio_jobs',
  changes: 'studio_changes',
  teachers: 'studio_teachers',
  workers: 'studio_workers',
} as const;

export const changeSchema = z.object({
  projectId: z.string(),
  runId: z.string().optional(),
  roundNumber: z.number().optional(),
  nouns: z.array(z.enum(STALE_NOUNS)).optional(),
});
/** What changed: a run (and one of its rounds), or nouns whose lists are stale. */
export type Change = z.infer<typeof changeSchema>;

/** Delivered when the transaction commits; equal payloads within one transaction are sent once. */
export async function announceChange(db: Db, change: Change): Promise<void> {
  await db.$queryRaw`SELECT pg_notify(${NOTICE_CHANNELS.changes}, ${JSON.stringify(change)})::text`;
}

export async function announceJobs(db: Db, queue: string): Promise<void> {
  await db.$queryRaw`SELECT pg_notify(${NOTICE_CHANNELS.jobs}, ${queue})::text`;
}

export type NoticeHandlers = {
  onNotice: (payload: string, channel: string) => void;
  /** After every (re)connection: notices may have been missed, so look at everything. */
  onConnected: () => void;
};

const RECONNECT_MS = 500;
const PING_EVERY_MS = 10_000;
const PING_TIMEOUT_MS = 5_000;

/** Listens until closed. A lost connection is made again; a silent one is found by a ping. */
export function listenForNotices(databaseUrl: string, channels: readonly string[], handlers: NoticeHandlers) {
  let client: Client | null = null;
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;

  const retry = (failed: Client) => {
    if (client !== failed) return;
    client = null;
    clearInterval(timer);
    failed.end().catch((error: unknown) => logger.debug({ error }, 'closing a lost listener'));
    if (!isClosed) timer = setTimeout(connect, RECONNECT_MS);
  };

  const ping = (of: Client) => {
    let isAnswered = false;
    const settle = () => {
      isAnswered = true;
    };
    of.query('SELECT 1').then(settle, settle);
    setTimeout(() => !isAnswered && retry(of), PING_TIMEOUT_MS).unref();
  };

  function connect() {
    const fresh = new Client({ connectionString: databaseUrl, keepAlive: true, application_name: 'studio listener' });
    client = fresh;
    fresh.on('error', () => retry(fresh));
    fresh.on('end', () => retry(fresh));
    fresh.on('notification', ({ payload, channel }) => handlers.onNotice(payload ?? '', channel));
    fresh
      .connect()
      .then(() => fresh.query(channels.map((channel) => `LISTEN ${channel}`).join('; ')))
      .then(() => {
        timer = setInterval(() => ping(fresh), PING_EVERY_MS);
        timer.unref();
        handlers.onConnected();
      })
      .catch((error: unknown) => {
        logger.warn({ error }, 'the listener cannot reach the database');
        retry(fresh);
      });
  }

  connect();
  return {
    async close(): Promise<void> {
      isClosed = true;
      const open = client;
      client = null;
      clearTimeout(timer);
      clearInterval(timer);
      await open?.end().catch((error: unknown) => logger.debug({ error }, 'closing the listener'));
    },
  };
}
