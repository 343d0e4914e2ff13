/** The door to pg-boss: starts it, makes its queues, and enqueues inside the caller's transaction. */
import { fromPrisma, PgBoss } from 'pg-boss';
import { env } from '../env';
import { logger } from '../logger';
import type { Db } from '../store/connection';
import { announceJobs } from '../store/notices';
import { GIVEN_UP_QUEUE, groupOf, JOB_NAMES, JOBS, type JobName, type JobPayload } from './job-definitions';

/** A job not heard of for this long is given to another worker. pg-boss allows no less. */
const HEARTBEAT_SECONDS = 10;

const QUEUE_OPTIONS = {
  heartbeatSeconds: HEARTBEAT_SECONDS,
  /** Long waits for a teacher are kept alive by the heartbeat, so the expiry only ends what is truly stuck. */
  expireInSeconds: 6 * 3600,
  /** High, because every restart of a worker costs the jobs in its hands one. */
  retryLimit: 50,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 5,
  deadLetter: GIVEN_UP_QUEUE,
  deleteAfterSeconds: 600,
  warningQueueSize: 1_000_000,
} as const;

/** `worker` also looks after the queues: heartbeats that stopped, retries, old rows. */
export type EngineRole = 'worker' | 'sender';

export async function startJobEngine(databaseUrl: string, role: EngineRole = 'sender'): Promise<PgBoss> {
  const isWorker = role === 'worker';
  const boss = new PgBoss({
    connectionString: databaseUrl,
    application_name: `studio jobs (${role})`,
    max: isWorker ? 6 : 2,
    supervise: isWorker,
    schedule: false,
    superviseIntervalSeconds: 2,
    monitorIntervalSeconds: 4,
    maintenanceIntervalSeconds: 300,
    monitorVacuum: false,
    registerInstance: false,
    openTelemetry: { enabled: false },
  });
  boss.on('error', (error) => logger.warn({ error: error.message }, 'job engine'));
  boss.on('warning', (warning) => logger.debug({ warning: warning.message }, 'job engine'));
  await boss.start();
  await boss.createQueue(GIVEN_UP_QUEUE, { deleteAfterSeconds: 3600 });
  for (const name of JOB_NAMES) {
    await boss.createQueue(name, { ...QUEUE_OPTIONS, policy: 'exclusive' });
    // A queue that an earlier version made keeps its old options otherwise.
    if (isWorker) await boss.updateQueue(name, QUEUE_OPTIONS);
  }
  return boss;
}

/** Development reloads modules; the engine must outlive them. */
const kept = globalThis as typeof globalThis & { studioJobEngine?: Promise<PgBoss> | undefined };

/** This process's engine, started as a sender at the first use. */
function sender(): Promise<PgBoss> {
  kept.studioJobEngine ??= startJobEngine(env().databaseUrl).catch((error: unknown) => {
    kept.studioJobEngine = undefined;
    throw error;
  });
  return kept.studioJobEngine;
}

/** Lets `enqueue` use an engine that already runs here (the worker's). */
export function sendJobsThrough(boss: PgBoss): void {
  kept.studioJobEngine = Promise.resolve(boss);
}

/** Puts jobs into the queue with the rows of the same transaction: both are there after it, or neither. A job whose key is already waiting or running is not put in again. */
export async function enqueue<Name extends JobName>(
  tx: Db,
  name: Name,
  payloads: JobPayload<Name> | readonly JobPayload<Name>[],
): Promise<void> {
  const list = Array.isArray(payloads) ? payloads : [payloads];
  if (list.length === 0) return;
  const boss = await sender();
  const definition = JOBS[name];
  const jobs = list.map((payload) => ({
    data: payload,
    singletonKey: definition.keyOf(payload),
    group: { id: groupOf(payload) },
  }));
  await boss.insert(name, jobs, { db: fromPrisma(tx) });
  await announceJobs(tx, name);
}

export async function stopJobEngine(): Promise<void> {
  const running = await kept.studioJobEngine;
  kept.studioJobEngine = undefined;
  await running?.stop({ graceful: false, close: true });
}
