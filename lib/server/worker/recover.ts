/** The sweep that makes good what a crash left: jobs that are missing, rounds that nobody ended, counters that went astray. */
import type { Id } from '@/lib/core/domain/identifier';
import { advanceOrPause } from '../jobs/advance-or-pause';
import { enqueue } from '../jobs/job-engine';
import { logger } from '../logger';
import { type Db, database, inTransaction } from '../store/connection';
import { preferInterrupted, recountRound } from '../store/evolutions';
import { findOpenRound, lockRound } from '../store/rounds';
import { listRunningRuns, lockRun } from '../store/runs';
import { requeueRound } from './requeue-round';
import { workerScope } from './worker-scope';

const SWEEP_TIMEOUT_MS = 120_000;

export async function recoverRuns(): Promise<void> {
  await preferInterrupted(database());
  for (const run of await listRunningRuns(database())) {
    await inTransaction((tx) => recoverRun(tx, run.projectId, run.id), { timeoutMs: SWEEP_TIMEOUT_MS });
  }
}

async function recoverRun(tx: Db, projectId: Id, runId: Id): Promise<void> {
  const scope = workerScope(projectId);
  const run = await lockRun(tx, scope, runId);
  if (run.state !== 'running') return;
  const open = await findOpenRound(tx, runId);
  const round = open && (await lockRound(tx, scope, open.id));
  if (!round) return advanceOrPause(tx, scope, run);
  if (round.state === 'planning') return enqueue(tx, 'plan-round', { projectId, runId, roundId: round.id });
  if (await recountRound(tx, round.id)) logger.warn({ roundId: round.id }, 'the counters of a round were put right');
  const counted = await lockRound(tx, scope, round.id);
  if (counted) await requeueRound(tx, counted, run.driver);
}
