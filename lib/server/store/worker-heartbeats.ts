/** Which worker processes live: each says so every few seconds, by the database's clock, since hosts differ in theirs. */
import { z } from 'zod';
import type { Id } from '@/lib/core/domain/identifier';
import type { Db } from './connection';
import { NOTICE_CHANNELS } from './notices';

export type WorkerIdentity = { id: Id; host: string; pid: number; version: string; startedAt: Date };

const doingSchema = z.object({
  runs: z.array(z.object({ runId: z.string(), inHand: z.number() })).default([]),
  callsAnswered: z.number().default(0),
  rssBytes: z.number().default(0),
});
/** What a worker says of itself. */
export type WorkerDoing = z.infer<typeof doingSchema>;

export type WorkerRecord = WorkerIdentity & { silentMs: number; inFlight: number; doing: WorkerDoing };

/** A worker not heard of for this long is dead to the others, which then use its part of every teacher. */
const DEAD_AFTER_SECONDS = 30;

export const isAlive = (silentMs: number) => silentMs <= DEAD_AFTER_SECONDS * 1000;

export async function beatWorker(db: Db, worker: WorkerIdentity, inFlight: number, doing: WorkerDoing): Promise<void> {
  const { id, host, pid, version, startedAt } = worker;
  await db.$executeRaw`
    INSERT INTO worker_heartbeat (id, host, pid, version, "startedAt", "seenAt", "inFlight", doing)
    VALUES (${id}, ${host}, ${pid}, ${version}, ${startedAt}, clock_timestamp()::timestamp, ${inFlight}, ${JSON.stringify(doing)}::jsonb)
    ON CONFLICT (id) DO UPDATE SET "seenAt" = excluded."seenAt", "inFlight" = excluded."inFlight", doing = excluded.doing`;
}

/** The others divide the teachers anew. */
export async function announceWorkers(db: Db): Promise<void> {
  await db.$queryRaw`SELECT pg_notify(${NOTICE_CHANNELS.workers}, '')::text`;
}

export async function removeWorker(db: Db, id: Id): Promise<void> {
  await db.workerHeartbeat.deleteMany({ where: { id } });
  await announceWorkers(db);
}

/** In the order in which they began: the same for whoever asks. */
export async function listLivingWorkers(db: Db): Promise<Id[]> {
  const rows = await db.$queryRaw<{ id: Id }[]>`
    SELECT id FROM worker_heartbeat
    WHERE "seenAt" > clock_timestamp()::timestamp - make_interval(secs => ${DEAD_AFTER_SECONDS}::float8)
    ORDER BY "startedAt", id`;
  return rows.map((row) => row.id);
}

export async function listWorkers(db: Db): Promise<WorkerRecord[]> {
  const rows = await db.$queryRaw<(WorkerIdentity & { silentMs: number; inFlight: number; doing: unknown })[]>`
    SELECT id, host, pid, version, "startedAt", "inFlight", doing,
           (extract(epoch FROM clock_timestamp()::timestamp - "seenAt") * 1000)::float8 AS "silentMs"
    FROM worker_heartbeat ORDER BY "startedAt", id`;
  return rows.map((row) => ({ ...row, doing: doingSchema.parse(row.doing) }));
}

/** Rows of workers that were killed; the page shows a dead worker for a while, and then no more. */
export async function forgetDeadWorkers(db: Db, silentSince: Date): Promise<void> {
  await db.workerHeartbeat.deleteMany({ where: { seenAt: { lt: silentSince } } });
}
