/** Which worker processes live: each says so every few seconds. */
import type { Id } from '@/lib/core/domain/identifier';
import type { Db } from './connection';

export type WorkerIdentity = { id: Id; host: string; pid: number; version: string; startedAt: Date };

export async function beatWorker(db: Db, worker: WorkerIdentity, inFlight: number): Promise<void> {
  const seenAt = new Date();
  await db.workerHeartbeat.upsert({
    where: { id: worker.id },
    create: { ...worker, seenAt, inFlight },
    update: { seenAt, inFlight },
  });
}

export async function removeWorker(db: Db, id: Id): Promise<void> {
  await db.workerHeartbeat.deleteMany({ where: { id } });
}

/** Rows of workers that were killed; the page shows a dead worker for a while, and then no more. */
export async function forgetDeadWorkers(db: Db, silentSince: Date): Promise<void> {
  await db.workerHeartbeat.deleteMany({ where: { seenAt: { lt: silentSince } } });
}
