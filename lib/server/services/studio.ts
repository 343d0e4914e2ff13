/** The installation's own state: what a person or a probe asks before anything else. */
import type { Health } from '@/lib/core/contract/studio';
import { env } from '../env';
import { logger } from '../logger';
import { database } from '../store/connection';
import { countWorkers, pingDatabase } from '../store/health';
import { isTeacherReachable } from '../teacher/reach';

export async function getHealth(): Promise<Health> {
  const { version, rehearsalUrl } = env();
  const [database, rehearsalIsReachable] = await Promise.all([
    lookAtDatabase(),
    rehearsalUrl ? isTeacherReachable(rehearsalUrl) : false,
  ]);
  return {
    status: database.isReachable && database.workers.alive > 0 ? 'ok' : 'degraded',
    version,
    database: { isReachable: database.isReachable, latencyMs: database.latencyMs },
    workers: database.workers,
    rehearsal: { baseUrl: rehearsalUrl, isReachable: rehearsalIsReachable },
  };
}

async function lookAtDatabase() {
  const startedAt = performance.now();
  try {
    await pingDatabase(database());
    const latencyMs = Math.round(performance.now() - startedAt);
    return { isReachable: true, latencyMs, workers: await countWorkers(database(), new Date()) };
  } catch (error) {
    logger.warn({ err: error }, 'the database does not answer');
    return { isReachable: false, latencyMs: null, workers: { alive: 0, lastSeenAt: null, startedAt: null } };
  }
}
