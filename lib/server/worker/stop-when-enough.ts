/** Ends what a round need not make any more: nothing further is asked once the run holds as many kept children as were wanted. */
import type { RunDriver } from '@/lib/core/domain/teacher-batch';
import type { Db } from '../store/connection';
import { tallyCount } from '../store/evolution-tally';
import { cancelUnfinishable, type EvolutionPlace } from '../store/evolutions';
import { announceChange } from '../store/notices';
import { workerScope } from './worker-scope';

/** True when it has enough. The caller holds the round, so of two steps that are stored at once the second sees the first one's child. */
export async function stopWhenEnough(
  tx: Db,
  { projectId, runId, roundId, roundNumber }: EvolutionPlace,
  { keptWanted, driver }: { keptWanted: number; driver: RunDriver },
): Promise<boolean> {
  if ((await tallyCount(tx, workerScope(projectId), { runId, status: 'kept' })) < keptWanted) return false;
  await cancelUnfinishable(tx, roundId, driver);
  // With nouns, so that the other workers look at once and begin no further call.
  await announceChange(tx, { projectId, runId, roundNumber, nouns: ['runs'] });
  return true;
}
