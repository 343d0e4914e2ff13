/** The cap of a run, as people set it. */
import type { RunView } from '@/lib/core/contract/runs';
import { AppError } from '@/lib/core/domain/app-error';
import type { Id } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import { isOverState } from '@/lib/core/domain/run';
import { database, inTransaction } from '../store/connection';
import { announceChange } from '../store/notices';
import { setCap } from '../store/run-budgets';
import { viewRun } from '../store/run-views';
import { lockRun } from '../store/runs';
import { authorise } from './access';

export async function setRunCap(
  person: Person,
  { projectId, runId, capUsd }: { projectId: Id; runId: Id; capUsd: string | null },
): Promise<RunView> {
  const scope = await authorise(person, projectId, 'runs.control');
  await inTransaction(async (tx) => {
    const { state } = await lockRun(tx, scope, runId);
    if (isOverState(state)) throw new AppError('conflict', `The run is ${state}: it spends nothing any more.`);
    await setCap(tx, runId, capUsd);
    await announceChange(tx, { projectId, runId, nouns: ['runs'] });
  });
  return viewRun(database(), scope, runId);
}
