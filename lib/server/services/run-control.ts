/** What people do with a run that stands: start its rounds, pause, resume, cancel, try again what failed. */
import type { RunView } from '@/lib/core/contract/runs';
import { AppError } from '@/lib/core/domain/app-error';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import { RUN_ACTIONS, type RunAction } from '@/lib/core/domain/run';
import { FAILURE_FACTS, TEACHER_ROLES } from '@/lib/core/domain/teacher';
import { judgeRounds } from '@/lib/core/evolution/evol-stop';
import { advanceRun } from '../jobs/advance-run';
import { enqueue } from '../jobs/job-engine';
import { unseal } from '../secrets';
import { requireRunBudget } from '../store/budget-check';
import { type Db, database, inTransaction } from '../store/connection';
import { cancelOpenEvolutions, reopenFailed } from '../store/evolutions';
import { announceChange } from '../store/notices';
import { isBeingJudgedAgain } from '../store/rejudgements';
import { scoresOf } from '../store/round-scores';
import { endRound, findOpenRound, listRounds, lockRound, type RoundRecord } from '../store/rounds';
import { viewRun } from '../store/run-views';
import { changeRun, getRun, lockRun, type RunRecord } from '../store/runs';
import { findTeacher } from '../store/teachers';
import { checkTeacher } from '../teacher/check-teacher';
import { remedyFor } from '../teacher/remedy';
import { authorise } from './access';

type RunInput = { projectId: Id; runId: Id };

/** Cancelling 50,000 open evolutions takes a second or two. */
const CONTROL_TIMEOUT_MS = 60_000;

/** Before anything is spent, each teacher answers one short call; the round does not begin with one that cannot. */
export async function startRun(person: Person, input: RunInput & { rounds: number }): Promise<RunView> {
  const scope = await authorise(person, input.projectId, 'runs.control');
  const run = await getRun(database(), scope, input.runId);
  await refuse(database(), run, 'start');
  await checkTeachers(scope, run);
  return control(person, input, 'start', async (tx, scope, run, roundsMade) => {
    await requireRunBudget(tx, scope, run);
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
    await requireRunBudget(tx, scope, run);
    const round = await findOpenRound(tx, run.id);
    if (!round) return advanceRun(tx, scope, run);
    await changeRun(tx, run.id, { state: 'running', stateReason: null });
    // The worker queues what is unfinished: 50,000 jobs are too many for a request.
    await enqueue(tx, 'plan-round', { projectId: input.projectId, runId: run.id, roundId: round.id });
  });
}

/** What failed in the last round is asked again, in the same round and with the same operation, from where it failed. */
export async function retryFailed(person: Person, input: RunInput): Promise<RunView> {
  return control(person, input, 'retryFailed', async (tx, scope, run) => {
    const last = (await listRounds(tx, [run.id])).at(-1);
    const round = last && (await lockRound(tx, scope, last.id));
    if (!round || (await reopenFailed(tx, round.id, run.config.evolutionsPerInstruction)) === 0) {
      throw new AppError('conflict', 'Nothing failed in the last round that can be tried again.');
    }
    await changeRun(tx, run.id, { state: 'running', stateReason: null });
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
      const roundsMade = await refuse(tx, run, action);
      if (MAKES_EVOLUTIONS.includes(action)) await refuseWhileJudging(tx, run);
      await perform(tx, scope, run, roundsMade);
      await announceChange(tx, { projectId, runId, nouns: ['runs'] });
    },
    { timeoutMs: CONTROL_TIMEOUT_MS },
  );
  return viewRun(database(), scope, runId);
}

/** Throws where the run's state forbids it; gives how many rounds it has. */
async function refuse(db: Db, run: RunRecord, action: RunAction): Promise<number> {
  const rounds = await listRounds(db, [run.id]);
  const roundsMade = rounds.length;
  const waitsForScore = action === 'start' || action === 'resume' ? await scoreWaitedFor(db, run, rounds) : null;
  const refusal = RUN_ACTIONS[action]({ state: run.state, rounds: run.config.rounds, roundsMade, waitsForScore });
  if (refusal !== null) throw new AppError('conflict', refusal);
  return roundsMade;
}

/** The round whose score Evol Stop must have first; null while a round is open, which may be finished without it. */
async function scoreWaitedFor(
  db: Db,
  { id, config }: RunRecord,
  rounds: readonly RoundRecord[],
): Promise<number | null> {
  if (config.evolStop?.source !== 'entered' || rounds.some(({ state }) => state === 'planning' || state === 'running'))
    return null;
  const finished = rounds.filter(({ state }) => state === 'finished').length;
  const verdict = judgeRounds(await scoresOf(db, id), finished);
  return verdict.kind === 'waiting' ? verdict.round : null;
}

const MAKES_EVOLUTIONS: readonly RunAction[] = ['start', 'resume', 'retryFailed'];

/** A round begun meanwhile would take heads from lineages of which some are judged by the old rules and some by the new. */
async function refuseWhileJudging(tx: Db, run: RunRecord): Promise<void> {
  if (!(await isBeingJudgedAgain(tx, run.id))) return;
  throw new AppError('conflict', 'This run is being judged again by other rules.', {
    remedy: 'Wait until that is done; the page Eliminator shows how far it is.',
  });
}

async function checkTeachers(scope: ProjectScope, run: RunRecord): Promise<void> {
  const roles = Map.groupBy(TEACHER_ROLES, (role) => run.teacherIds[role]);
  await Promise.all(
    [...roles].map(async ([teacherId, [role]]) => {
      const teacher = await findTeacher(database(), scope, teacherId);
      if (!teacher) throw new AppError('conflict', `The ${role} of this run was removed.`);
      const key = teacher.sealedKey === null ? null : unseal(teacher.sealedKey);
      const failure = await checkTeacher({ ...teacher, key });
      if (!failure) return;
      const what = `${FAILURE_FACTS[failure.kind].label}: ${failure.message.replace(/\.?$/, '.')}`;
      throw new AppError('teacher_unreachable', `The ${role} “${teacher.name}” cannot be used: ${what}`, {
        remedy: remedyFor(failure.kind),
      });
    }),
  );
}
