/** What people do with a run that stands: start its rounds, pause, resume, cancel. */
import type { RunView } from '@/lib/core/contract/runs';
import { AppError } from '@/lib/core/domain/app-error';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import { RUN_ACTIONS, type RunAction } from '@/lib/core/domain/run';
import { advanceRun } from '../jobs/advance-run';
import { enqueue } from '../jobs/job-engine';
import { type Db, database, inTransaction } from '../store/connection';
import { cancelOpenEvolutions } from '../store/evolutions';
import { announceChange } from '../store/notices';
import { endRound, findOpenRound, listRounds, lockRound } from '../store/rounds';
import { viewRun } from '../store/run-views';
import { changeRun, lockRun, type RunRecord } from '../store/runs';
import { authorise } from './access';

type RunInput = { projectId: Id; runId: Id };

/** Cancelling 50,000 open evolutions takes a second or two. */
const CONTROL_TIMEOUT_MS = 60_000;

export async function startRun(person: Person, input: RunInput & { rounds: number }): Promise<RunView> {
  return control(person, input, 'start', async (tx, scope, run, roundsMade) => {
    const roundsQueued = Math.min(input.rounds, run.config.rounds - roundsMade);
    await advanceRun(tx, scope, { ...run, roundsQueued });
  });
}

export async function pauseRun(person: Person, input: RunInput): Promise<RunView> {
  return control(person, input, 'pause', (tx, _scope, run) =>
    changeRun(tx, run.id, { state: 'paused', stateReason: `Paused by ${person.name}.` }),
  );
}

export async function resumeRun(person: Person, input: RunInput): Promise<RunView> {
  return control(person, input, 'resume', async (tx, scope, run) => {
    const round = await findOpenRound(tx, run.id);
    if (!round) return advanceRun(tx, scope, run);
    await changeRun(tx, run.id, { state: 'running', stateReason: null });
    // The worker queues what is unfinished: 50,000 jobs are too many for a request.
    await enqueue(tx, 'plan-round', { projectId: input.projectId, runId: run.id, roundId: round.id });
  });
}

export async function cancelRun(person: Person, input: RunInput): Promise<RunView> {
  return control(person, input, 'cancel', async (tx, scope, run) => {
    const open = await findOpenRound(tx, run.id);
    const round = open && (await lockRound(tx, scope, open.id));
    if (round) {
      await cancelOpenEvolutions(tx, round.id);
      await endRound(tx, round.id, 'cancelled');
    }
    const stateReason = `Cancelled by ${person.name}.`;
    await changeRun(tx, run.id, { state: 'cancelled', stateReason, roundsQueued: 0 });
  });
}

async function control(
  person: Person,
  { projectId, runId }: RunInput,
  action: RunAction,
  perform: (tx: Db, scope: ProjectScope, run: RunRecord, roundsMade: number) => Promise<void>,
): Promise<RunView> {
  const scope = await authorise(person, projectId, 'runs.control');
  await inTransaction(
    async (tx) => {
      const run = await lockRun(tx, scope, runId);
      const roundsMade = (await listRounds(tx, [runId])).length;
      const refusal = RUN_ACTIONS[action]({ state: run.state, rounds: run.config.rounds, roundsMade });
      if (refusal !== null) throw new AppError('conflict', refusal);
      await perform(tx, scope, run, roundsMade);
      await announceChange(tx, { projectId, runId, nouns: ['runs'] });
    },
    { timeoutMs: CONTROL_TIMEOUT_MS },
  );
  return viewRun(database(), scope, runId);
}
