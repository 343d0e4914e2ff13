/** The sweep that makes good what a crash left: jobs that are missing, rounds that nobody ended, counters that went astray. */
import type { Id } from '@/lib/core/domain/identifier';
import { advanceRun } from '../jobs/advance-run';
import { enqueue } from '../jobs/job-engine';
import { logger } from '../logger';
import { type Db, database, inTransaction } from '../store/connection';
import { recountRound, strandedEvolutionIds } from '../store/evolutions';
import { findOpenRound, lockRound, type RoundRecord } from '../store/rounds';
import { listRunningRuns, lockRun } from '../store/runs';
import { workerScope } from './worker-scope';

const SWEEP_TIMEOUT_MS = 120_000;

export async function recoverRuns(): Promise<void> {
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
  if (!round) return advanceRun(tx, scope, run);
  if (round.state === 'planning') return enqueue(tx, 'plan-round', placeOf(round));
  if (await recountRound(tx, round.id)) logger.warn({ roundId: round.id }, 'the counters of a round were put right');
  const stranded = await strandedEvolutionIds(tx, round.id);
  if (stranded.length > 0)
    logger.info({ roundId: round.id, evolutions: stranded.length }, 'evolutions are queued again');
  await enqueue(
    tx,
    'evolve',
    stranded.map((evolutionId) => ({ ...placeOf(round), evolutionId })),
  );
  const counted = await lockRound(tx, scope, round.id);
  if (counted?.counters.open === 0) await enqueue(tx, 'finish-round', placeOf(round));
}

function placeOf({ projectId, runId, id }: RoundRecord) {
  return { projectId, runId, roundId: id };
}
