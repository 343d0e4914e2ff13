/** Gives a running round the jobs that it lacks. The caller holds the round. */
import type { RunDriver } from '@/lib/core/domain/teacher-batch';
import { enqueue } from '../jobs/job-engine';
import { logger } from '../logger';
import type { Db } from '../store/connection';
import { strandedEvolutionIds } from '../store/evolutions';
import type { RoundRecord } from '../store/rounds';

export async function requeueRound(
  tx: Db,
  { id: roundId, projectId, runId, counters }: RoundRecord,
  driver: RunDriver,
): Promise<void> {
  const place = { projectId, runId, roundId };
  if (counters.open === 0) return enqueue(tx, 'finish-round', place);
  if (driver === 'batch') return enqueue(tx, 'drive-batch', place);
  const stranded = await strandedEvolutionIds(tx, runId, roundId);
  if (stranded.length > 0) logger.info({ roundId, evolutions: stranded.length }, 'evolutions are queued again');
  await enqueue(
    tx,
    'evolve',
    stranded.map((evolutionId) => ({ ...place, evolutionId })),
  );
}
