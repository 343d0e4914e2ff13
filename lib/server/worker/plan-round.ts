/** Handler of `plan-round`: fixes what every lineage of the round will do, and queues it, in one transaction. A round that is planned already is queued again where jobs are missing. */
import { firstAttempts } from '@/lib/core/evolution/frontier';
import { planRound } from '@/lib/core/evolution/plan-round';
import type { JobPayload } from '../jobs/job-definitions';
import { enqueue } from '../jobs/job-engine';
import { type Db, inTransaction } from '../store/connection';
import { insertEvolutions, type NewEvolution } from '../store/evolutions';
import { readParents } from '../store/frontier';
import { announceChange } from '../store/notices';
import { beginRound, lockRound, type RoundRecord } from '../store/rounds';
import { fillRunTexts } from '../store/run-texts';
import { lockRun, type RunRecord } from '../store/runs';
import { requeueRound } from './requeue-round';
import { workerScope } from './worker-scope';

/** 52,000 rows and their jobs take seconds, not milliseconds. */
const PLAN_TIMEOUT_MS = 180_000;
/** A round over a whole pool can have a million, too many for one statement. */
const ROWS_AT_ONCE = 50_000;

export async function handlePlanRound({ projectId, runId, roundId }: JobPayload<'plan-round'>): Promise<void> {
  const scope = workerScope(projectId);
  await inTransaction(
    async (tx) => {
      const run = await lockRun(tx, scope, runId);
      const round = await lockRound(tx, scope, roundId);
      if (run.state !== 'running' || !round) return;
      if (round.state === 'running') return requeueRound(tx, round, run.driver);
      if (round.state !== 'planning') return;
      if (run.config.rules.includes('duplicate_in_run')) await fillRunTexts(tx, runId);
      const evolutions = await planned(tx, run, round);
      const place = { projectId, runId, roundId, roundNumber: round.number };
      let count = 0;
      for (let from = 0; from < evolutions.length; from += ROWS_AT_ONCE) {
        const ids = await insertEvolutions(tx, place, evolutions.slice(from, from + ROWS_AT_ONCE));
        count += ids.length;
        const jobs = ids.map((evolutionId) => ({ projectId, runId, roundId, evolutionId }));
        if (run.driver === 'live') await enqueue(tx, 'evolve', jobs);
      }
      await beginRound(tx, roundId, count);
      if (run.driver === 'batch') await enqueue(tx, 'drive-batch', { projectId, runId, roundId });
      if (count === 0) await enqueue(tx, 'finish-round', { projectId, runId, roundId });
      await announceChange(tx, { projectId, runId, roundNumber: round.number });
    },
    { timeoutMs: PLAN_TIMEOUT_MS },
  );
}

async function planned(tx: Db, run: RunRecord, round: RoundRecord): Promise<NewEvolution[]> {
  const { config } = run;
  const parents = await readParents(tx, run.id, round.number, config.poolPolicy);
  const attempts = firstAttempts(parents, config.evolutionsPerInstruction);
  const plan = planRound({ config, roundNumber: round.number, lineages: attempts });
  return attempts.map(({ lineageId, ordinal, parentId, attempt }, position) => {
    const choice = plan[position];
    const templateVersionId = choice && round.templateVersions[choice.operation];
    if (!choice || choice.lineageId !== lineageId || !templateVersionId) {
      throw new Error(`round ${round.id} has no plan or template for lineage ${lineageId}`);
    }
    const { operation, dataFormat } = choice;
    return { lineageId, ordinal, parentId, operation, dataFormat, templateVersionId, attempt };
  });
}
