/** The weights of a run's later rounds, as people change them between rounds or while one is running. */
import type { z } from 'zod';
import type { RunView, weightsSchema } from '@/lib/core/contract/runs';
import { AppError } from '@/lib/core/domain/app-error';
import type { Id } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import { isOverState } from '@/lib/core/domain/run';
import { withWeights } from '@/lib/core/domain/run-loop';
import { presetNameOf } from '@/lib/core/evolution/methods/preset-name';
import { database, inTransaction } from '../store/connection';
import { announceChange } from '../store/notices';
import { requireOperations } from '../store/operations';
import { listRounds } from '../store/rounds';
import { viewRun } from '../store/run-views';
import { changeRunConfig, lockRun } from '../store/runs';
import { authorise } from './access';

type WeightsInput = {
  projectId: Id;
  runId: Id;
  round: number;
  isOnward: boolean;
  weights: z.output<typeof weightsSchema>;
};

/** The run is held, as it is while a round is opened: a round begins with the old weights or with the new ones, never with some of both. */
export async function setRunWeights(person: Person, input: WeightsInput): Promise<RunView> {
  const { projectId, runId, round, isOnward, weights } = input;
  const scope = await authorise(person, projectId, 'runs.control');
  await inTransaction(async (tx) => {
    const run = await lockRun(tx, scope, runId);
    const known = run.config.ownOperations ?? {};
    const asked = Object.keys(weights).filter((id) => !Object.hasOwn(known, id));
    const own = await requireOperations(tx, scope, asked, (operation) => `weights.${operation}`);
    const made = (await listRounds(tx, [runId])).length;
    const refusal = whyNotWeights(run, made, round);
    if (refusal) throw new AppError('conflict', refusal, { place: 'round' });
    const ownOperations = Object.keys(own).length > 0 ? { ...known, ...own } : run.config.ownOperations;
    const config = { ...withWeights(run.config, { round, isOnward, weights }), ownOperations };
    await changeRunConfig(tx, runId, { ...config, preset: presetNameOf(config) });
    await announceChange(tx, { projectId, runId, nouns: ['runs'] });
  });
  return viewRun(database(), scope, runId);
}

function whyNotWeights(
  { state, config }: { state: RunView['state']; config: RunView['config'] },
  made: number,
  round: number,
): string | null {
  if (isOverState(state)) return `The run is ${state}: no further round comes.`;
  if (round <= made) return `Round ${round} was opened and keeps its weights; round ${made + 1} is the next.`;
  return round > config.rounds ? `The run has ${config.rounds} rounds.` : null;
}
