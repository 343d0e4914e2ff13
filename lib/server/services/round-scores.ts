/** Scores of rounds as people enter them, and what becomes of a run that waited for one. */
import type { RoundScoreView } from '@/lib/core/contract/round-scores';
import { AppError } from '@/lib/core/domain/app-error';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import { type EvolStop, namedStop } from '@/lib/core/domain/round-score';
import { waitingWords } from '@/lib/core/evolution/evol-stop';
import { advanceOrPause } from '../jobs/advance-or-pause';
import { askEvolStop } from '../jobs/ask-evol-stop';
import { type Db, database, inTransaction } from '../store/connection';
import { announceChange } from '../store/notices';
import { isBeingJudgedAgain } from '../store/rejudgements';
import { addRoundScore, scoreHistory } from '../store/round-scores';
import { listRounds } from '../store/rounds';
import { changeRunConfig, getRun, lockRun, type RunRecord } from '../store/runs';
import { authorise } from './access';

type RunInput = { projectId: Id; runId: Id };

export async function listScores(person: Person, { projectId, runId }: RunInput): Promise<RoundScoreView[]> {
  const scope = await authorise(person, projectId, 'data.read');
  await getRun(database(), scope, runId);
  return scoreHistory(database(), scope, runId);
}

type ScoreInput = RunInput & { round: number; value: number | null; note: string };

export async function setScore(person: Person, { round, value, note, ...place }: ScoreInput) {
  return change(person, place, async (tx, scope, run) => {
    const { evolStop } = run.config;
    if (evolStop?.source !== 'entered') {
      throw new AppError('conflict', 'This run takes no entered scores.', {
        remedy: 'Set its Evol Stop to a score that you enter, and name the measure.',
      });
    }
    const rounds = await listRounds(tx, [run.id]);
    if (round > 0 && rounds.find(({ number }) => number === round)?.state !== 'finished') {
      throw new AppError('conflict', `Round ${round} is not finished, so there is nothing to score.`, {
        place: 'round',
      });
    }
    await addRoundScore(tx, scope, { ...evolStop, runId: run.id, roundNumber: round, value, note, byId: person.id });
    return run;
  });
}

export async function setEvolStop(person: Person, { evolStop, ...place }: RunInput & { evolStop: EvolStop | null }) {
  return change(person, place, async (tx, _scope, run) => {
    const config = { ...run.config, evolStop: namedStop(evolStop) };
    await changeRunConfig(tx, run.id, config);
    return { ...run, config };
  });
}

async function change(
  person: Person,
  { projectId, runId }: RunInput,
  perform: (tx: Db, scope: ProjectScope, run: RunRecord) => Promise<RunRecord>,
): Promise<RoundScoreView[]> {
  const scope = await authorise(person, projectId, 'runs.control');
  return inTransaction(async (tx) => {
    const before = await lockRun(tx, scope, runId);
    if (before.state === 'cancelled') throw new AppError('conflict', 'The run is cancelled.');
    const run = await perform(tx, scope, before);
    await followScores(tx, scope, run);
    await announceChange(tx, { projectId, runId, nouns: ['runs'] });
    return scoreHistory(tx, scope, runId);
  });
}

/**
 * A run that waited goes on, one that fell ends, and one that a corrected figure sets free can be started again.
 * Left alone: a round under way, which asks when it ends, and what a person or a teacher has paused.
 */
async function followScores(tx: Db, scope: ProjectScope, run: RunRecord): Promise<void> {
  const rounds = await listRounds(tx, [run.id]);
  if (rounds.length === 0 || rounds.some(({ state }) => state === 'planning' || state === 'running')) return;
  if (run.state === 'running' || (await isBeingJudgedAgain(tx, run.id))) return;
  const isWaiting = run.stateReason !== null && rounds.some(({ number }) => run.stateReason === waitingWords(number));
  const verdict = await askEvolStop(tx, scope, run, rounds);
  if (run.state === 'paused' && !isWaiting && verdict?.kind !== 'stopped') return;
  await advanceOrPause(tx, scope, run);
}
