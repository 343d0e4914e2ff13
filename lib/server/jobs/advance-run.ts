/** What a run does when no round of it is open: make the next one, rest, or be done, because it has what was wanted or all its rounds. Starting, resuming and the end of a round all come here. */
import { AppError } from '@/lib/core/domain/app-error';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import { operationLabel } from '@/lib/core/domain/operation';
import type { Weights } from '@/lib/core/domain/run';
import { enoughWords, isEnough, weightsOf } from '@/lib/core/domain/run-loop';
import { stoppedWords, waitingWords } from '@/lib/core/evolution/evol-stop';
import type { Db } from '../store/connection';
import { addMissingTemplates } from '../store/default-templates';
import { tallyCount } from '../store/evolution-tally';
import { chosenVersions, createRound, listRounds, type PinnedVersions } from '../store/rounds';
import { changeRun, type RunRecord } from '../store/runs';
import { askEvolStop } from './ask-evol-stop';
import { enqueue } from './job-engine';

/** The caller holds the run. */
export async function advanceRun(tx: Db, scope: ProjectScope, run: RunRecord): Promise<void> {
  const rounds = await listRounds(tx, [run.id]);
  const made = rounds.length;
  const wanted = run.config.untilKept;
  const kept = wanted === null ? 0 : await tallyCount(tx, scope, { runId: run.id, status: 'kept' });
  if (wanted !== null && isEnough(wanted, kept)) {
    await changeRun(tx, run.id, { state: 'finished', stateReason: enoughWords(wanted, kept), roundsQueued: 0 });
    return;
  }
  const verdict = await askEvolStop(tx, scope, run, rounds);
  if (verdict?.kind === 'stopped') {
    const stateReason = stoppedWords(verdict, run.config.evolStop?.measure ?? '');
    await changeRun(tx, run.id, { state: 'finished', stateReason, roundsQueued: 0 });
    return;
  }
  const isLast = made >= run.config.rounds;
  if (verdict?.kind === 'waiting') {
    // What was asked for is not forgotten: with its score the run goes on by itself.
    const isQueued = run.roundsQueued > 0 && !isLast;
    const stateReason = waitingWords(verdict.round);
    const rest = { state: isQueued ? 'paused' : 'idle', roundsQueued: isQueued ? run.roundsQueued : 0 } as const;
    await changeRun(tx, run.id, { ...rest, stateReason });
    return;
  }
  if (run.roundsQueued === 0 || isLast) {
    await changeRun(tx, run.id, { state: isLast ? 'finished' : 'idle', stateReason: null, roundsQueued: 0 });
    return;
  }
  await changeRun(tx, run.id, { state: 'running', stateReason: null, roundsQueued: run.roundsQueued - 1 });
  await openRound(tx, scope, run, made + 1);
}

/** A round that was opened keeps the templates that were chosen at that moment. */
async function openRound(tx: Db, scope: ProjectScope, run: RunRecord, number: number): Promise<Id> {
  const templateVersions = await pinVersions(tx, scope, weightsOf(run.config, number));
  const round = await createRound(tx, scope, {
    ...{ runId: run.id, number, templateVersions },
    keptWanted: run.config.untilKept,
  });
  await enqueue(tx, 'plan-round', { projectId: scope.projectId, runId: run.id, roundId: round.id });
  return round.id;
}

async function pinVersions(tx: Db, scope: ProjectScope, weights: Weights): Promise<PinnedVersions> {
  await addMissingTemplates(tx, scope);
  const chosen = await chosenVersions(tx, scope);
  const pinned: PinnedVersions = {};
  for (const [operation, weight] of Object.entries(weights)) {
    if (weight === 0) continue;
    const version = chosen[operation];
    if (!version) {
      throw new AppError('conflict', `No template is chosen for ${operationLabel(operation)}.`, {
        remedy: 'Choose a version on the templates page, then start the round again.',
      });
    }
    pinned[operation] = version;
  }
  return pinned;
}
