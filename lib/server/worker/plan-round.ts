/** Handler of `plan-round`: fixes what every lineage of the round will do, and queues it, in one transaction. A round that is planned already is queued again where jobs are missing. */
import { planRound } from '@/lib/core/evolution/plan-round';
import type { JobPayload } from '../jobs/job-definitions';
import { enqueue } from '../jobs/job-engine';
import { type Db, inTransaction } from '../store/connection';
import { insertEvolutions, type NewEvolution } from '../store/evolutions';
import { readFrontier } from '../store/frontier';
import { announceChange } from '../store/notices';
import { beginRound, lockRound, type RoundRecord } from '../store/rounds';
import { fillRunTexts } from '../store/run-texts';
import { lockRun, type RunRecord } from '../store/runs';
import { requeueRound } from './requeue-round';
import { workerScope } from './worker-scope';

/** 52,000 rows and their jobs take seconds, not milliseconds. */
const PLAN_TIMEOUT_MS = 180_000;

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
      const ids = await insertEvolutions(tx, place, evolutions);
      await beginRound(tx, roundId, ids.length);
      if (run.driver === 'batch') await enqueue(tx, 'drive-batch', { projectId, runId, roundId });
      else
        await enqueue(
          tx,
          'evolve',
          ids.map((evolutionId) => ({ projectId, runId, roundId, evolutionId })),
        );
      if (ids.length === 0) await enqueue(tx, 'finish-round', { projectId, runId, roundId });
      await announceChange(tx, { projectId, runId, roundNumber: round.number });
    },
    { timeoutMs: PLAN_TIMEOUT_MS },
  );
}

async function planned(tx: Db, run: RunRecord, round: RoundRecord): Promise<NewEvolution[]> {
  const heads = await readFrontier(tx, run.id, round.number, run.config.onFailure.kind);
  const plan = planRound({ config: run.config, roundNumber: round.number, lineages: heads });
  return heads.map(({ lineageId, ordinal, headId }, position) => {
    const choice = plan[position];
    const templateVersionId = choice && round.templateVersions[choice.operation];
    if (!choice || choice.lineageId !== lineageId || !templateVersionId) {
      throw new Error(`round ${round.id} has no plan or template for lineage ${lineageId}`);
    }
    const { operation, dataFormat } = choice;
    return { lineageId, ordinal, parentId: headId, operation, dataFormat, templateVersionId, attempt: 1 };
  });
}
