/** Is the database there, and who works? */
import type { Db } from './connection';

/** A worker not heard of for this long is dead. */
const WORKER_SILENCE_MS = 30_000;

export async function pingDatabase(db: Db): Promise<void> {
  await db.$queryRaw`SELECT 1`;
}

export async function countWorkers(db: Db, now: Date): Promise<{ alive: number; lastSeenAt: string | null }> {
  const since = new Date(now.getTime() - WORKER_SILENCE_MS);
  const [alive, newest] = await Promise.all([
    db.workerHeartbeat.count({ where: { seenAt: { gt: since } } }),
    db.workerHeartbeat.aggregate({ _max: { seenAt: true } }),
  ]);
  return { alive, lastSeenAt: newest._max.seenAt?.toISOString() ?? null };
}
