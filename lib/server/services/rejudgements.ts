/** Judging again: a person previews what other rules or thresholds would change in a run, and applies it. A worker does both. */
import type { RejudgementView } from '@/lib/core/contract/rejudgements';
import { ruleThresholdsSchema } from '@/lib/core/contract/runs';
import { AppError } from '@/lib/core/domain/app-error';
import type { Id } from '@/lib/core/domain/identifier';
import { HUMAN_EDIT } from '@/lib/core/domain/operation';
import type { Person } from '@/lib/core/domain/person';
import { isUnderWay, NO_COUNTS } from '@/lib/core/domain/rejudgement';
import type { RuleSettings } from '@/lib/core/evolution/eliminator/registry';
import { presetNameOf } from '@/lib/core/evolution/methods/preset-name';
import { enqueue } from '../jobs/job-engine';
import { database, inTransaction } from '../store/connection';
import { tallyCount } from '../store/evolution-tally';
import { announceChange } from '../store/notices';
import * as store from '../store/rejudgements';
import { blindAmong } from '../store/review-blind';
import { changeRunConfig, lockRun } from '../store/runs';
import { authorise } from './access';

type One = { projectId: Id; rejudgementId: Id };

const missing = () => new AppError('not_found', 'There is no such rejudgement in this project.');

export async function listRejudgements(person: Person, { projectId }: { projectId: Id }): Promise<RejudgementView[]> {
  const scope = await authorise(person, projectId, 'review.lead');
  return withoutBlind(person, await store.viewRejudgements(database(), scope));
}

/** Counts are of many; an example is one, and says what the machine thought of it. */
async function withoutBlind(person: Person, views: readonly RejudgementView[]): Promise<RejudgementView[]> {
  const ids = views.flatMap(({ counts }) => counts.examples.map(({ evolutionId }) => evolutionId));
  const blind = await blindAmong(database(), person.id, ids);
  return views.map((view) => {
    const examples = view.counts.examples.filter(({ evolutionId }) => !blind.has(evolutionId));
    return { ...view, counts: { ...view.counts, examples } };
  });
}

export async function readRejudgement(person: Person, { projectId, rejudgementId }: One): Promise<RejudgementView> {
  const scope = await authorise(person, projectId, 'review.lead');
  const [view] = await withoutBlind(person, await store.viewRejudgements(database(), scope, rejudgementId));
  if (!view) throw missing();
  return view;
}

export async function previewRejudgement(
  person: Person,
  input: { projectId: Id; runId: Id } & RuleSettings,
): Promise<RejudgementView> {
  const { projectId, runId } = input;
  const scope = await authorise(person, projectId, 'review.lead');
  const id = await inTransaction(async (tx) => {
    const { config } = await lockRun(tx, scope, runId);
    const made = await store.insertRejudgement(tx, scope, {
      runId,
      before: { rules: config.rules, thresholds: config.thresholds },
      after: { rules: input.rules, thresholds: ruleThresholdsSchema.parse(input.thresholds) },
      total: await tallyCount(tx, scope, { runId, operation: { not: HUMAN_EDIT } }),
      createdById: person.id,
    });
    await enqueue(tx, 'judge-again', { projectId, rejudgementId: made });
    await announceChange(tx, { projectId, nouns: ['rejudgements'] });
    return made;
  });
  return readRejudgement(person, { projectId, rejudgementId: id });
}

/** What is applied is counted anew: evolutions may have been made or decided since the preview. */
export async function applyRejudgement(person: Person, { projectId, rejudgementId }: One): Promise<RejudgementView> {
  const scope = await authorise(person, projectId, 'review.lead');
  const [view] = await store.viewRejudgements(database(), scope, rejudgementId);
  if (!view) throw missing();
  await inTransaction(async (tx) => {
    // Lock order everywhere: run, then what hangs on it.
    const run = await lockRun(tx, scope, view.runId);
    const asked = await store.lockRejudgement(tx, scope, rejudgementId);
    if (!asked) throw missing();
    if (asked.state !== 'ready') {
      const why = isUnderWay(asked.state) ? 'It is still at work.' : 'It was applied or failed: make a new preview.';
      throw new AppError('conflict', why);
    }
    if (run.state === 'running') {
      throw new AppError('conflict', 'A round of this run is being made.', {
        remedy:
          'Pause the run, or wait until the round is finished: its evolutions are judged by the rules it began with.',
      });
    }
    if (await store.isBeingJudgedAgain(tx, run.id))
      throw new AppError('conflict', 'This run is being judged again already.');
    const { rules, thresholds } = asked.settings;
    const config = { ...run.config, rules, thresholds };
    await changeRunConfig(tx, run.id, { ...config, preset: presetNameOf(config) });
    const total = await tallyCount(tx, scope, { runId: run.id, operation: { not: HUMAN_EDIT } });
    await store.changeRejudgement(tx, asked.id, {
      state: 'applying',
      total,
      doneCount: 0,
      counts: NO_COUNTS,
      finishedAt: null,
    });
    await enqueue(tx, 'judge-again', { projectId, rejudgementId, isApply: true });
    await announceChange(tx, { projectId, runId: run.id, nouns: ['rejudgements', 'runs'] });
  });
  return readRejudgement(person, { projectId, rejudgementId });
}
