/** Handler of `finish-round`: when nothing of the round is open any more, the round ends and the run goes on, rests, or is done. */

import { advanceOrPause } from '../jobs/advance-or-pause';
import type { JobPayload } from '../jobs/job-definitions';
import { inTransaction } from '../store/connection';
import { announceChange } from '../store/notices';
import { endRound, lockRound } from '../store/rounds';
import { lockRun } from '../store/runs';
import { workerScope } from './worker-scope';

export async function handleFinishRound({ projectId, runId, roundId }: JobPayload<'finish-round'>): Promise<void> {
  const scope = workerScope(projectId);
  await inTransaction(async (tx) => {
    const run = await lockRun(tx, scope, runId);
    const round = await lockRound(tx, scope, roundId);
    if (round?.state !== 'running' || round.counters.open > 0) return;
    await endRound(tx, roundId, 'finished');
    // A run that was paused meanwhile stays so; resuming it comes to `advanceRun` too.
    if (run.state === 'running') await advanceOrPause(tx, scope, run);
    await announceChange(tx, {
      projectId,
      runId,
      roundNumber: round.number,
      nouns: ['instructions', 'reviews', 'projects'],
    });
  });
}
