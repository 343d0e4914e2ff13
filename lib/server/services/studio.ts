/** The installation's own state: what a person or a probe asks before anything else. */
import type { Health, WorkerView } from '@/lib/core/contract/studio';
import type { Person } from '@/lib/core/domain/person';
import { env } from '../env';
import { logger } from '../logger';
import { database } from '../store/connection';
import { countWorkers, pingDatabase } from '../store/health';
import { findRunNames } from '../store/runs';
import { isAlive, listWorkers } from '../store/worker-heartbeats';
import { isTeacherReachable } from '../teacher/reach';
import { requirePermission } from './access';

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

export async function getWorkers(person: Person): Promise<WorkerView[]> {
  requirePermission(person, 'runs.control');
  const workers = await listWorkers(database());
  const names = await findRunNames(
    database(),
    workers.flatMap(({ doing }) => doing.runs.map((run) => run.runId)),
  );
  return workers.map(({ id, host, pid, version, startedAt, silentMs, inFlight, doing }) => ({
    ...{ id, host, pid, version, silentMs, inHand: inFlight },
    ...{ startedAt: startedAt.toISOString(), isAlive: isAlive(silentMs) },
    ...{ callsAnswered: doing.callsAnswered, rssBytes: doing.rssBytes },
    runs: doing.runs.flatMap(({ runId, inHand }) => {
      const run = names.get(runId);
      return run ? [{ ...run, inHand }] : [];
    }),
  }));
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
