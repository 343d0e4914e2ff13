/** Is the database there, and who works? */
import type { Db } from './connection';

/** A worker not heard of for this long is dead. */
const WORKER_SILENCE_MS = 30_000;

export async function pingDatabase(db: Db): Promise<void> {
  await db.$queryRaw`SELECT 1`;
}

type WorkerCount = { alive: number; lastSeenAt: string | null; startedAt: string | null };

export async function countWorkers(db: Db, now: Date): Promise<WorkerCount> {
  const since = new Date(now.getTime() - WORKER_SILENCE_MS);
  const [living, newest] = await Promise.all([
    db.workerHeartbeat.aggregate({ where: { seenAt: { gt: since } }, _count: true, _max: { startedAt: true } }),
    db.workerHeartbeat.aggregate({ _max: { seenAt: true } }),
  ]);
  return {
    alive: living._count,
    lastSeenAt: newest._max.seenAt?.toISOString() ?? null,
    startedAt: living._max.startedAt?.toISOString() ?? null,
  };
}
