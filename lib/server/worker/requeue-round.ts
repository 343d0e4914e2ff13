/** Gives a running round the jobs that it lacks. The caller holds the round. */
import { enqueue } from '../jobs/job-engine';
import { logger } from '../logger';
import type { Db } from '../store/connection';
import { strandedEvolutionIds } from '../store/evolutions';
import type { RoundRecord } from '../store/rounds';

export async function requeueRound(tx: Db, { id: roundId, projectId, runId, counters }: RoundRecord): Promise<void> {
  const place = { projectId, runId, roundId };
  if (counters.open === 0) return enqueue(tx, 'finish-round', place);
  const stranded = await strandedEvolutionIds(tx, runId, roundId);
  if (stranded.length > 0) logger.info({ roundId, evolutions: stranded.length }, 'evolutions are queued again');
  await enqueue(
    tx,
    'evolve',
    stranded.map((evolutionId) => ({ ...place, evolutionId })),
  );
}
