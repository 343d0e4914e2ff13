/** Dry runs: looked at, cancelled, resumed, and compared by people. Starting one is dry-run-start.ts. */
import type { DryRunPair, DryRunRow, DryRunView } from '@/lib/core/contract/dry-runs';
import type { TeacherCallView } from '@/lib/core/contract/evolution-view';
import { AppError } from '@/lib/core/domain/app-error';
import {
  type Better,
  betterOf,
  DRY_RUN_ACTIONS,
  type DryRunAnswer,
  type DryRunSide,
  sidesOf,
} from '@/lib/core/domain/dry-run';
import { isFinal } from '@/lib/core/domain/evolution';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import { enqueue } from '../jobs/job-engine';
import { type Db, database, inTransaction } from '../store/connection';
import { findDryRunParent, findPairItems, setBetter } from '../store/dry-run-pairs';
import { findDryRunRow, listDryRuns } from '../store/dry-run-rows';
import { isSecret, viewDryRun } from '../store/dry-run-views';
import { changeDryRun, type DryRunRecord, findDryRun, lockDryRun } from '../store/dry-runs';
import { announceChange } from '../store/notices';
import { dryRunCallViews } from '../store/teacher-call-views';
import { authorise } from './access';

type One = { projectId: Id; dryRunId: Id };
type OnePair = One & { position: number };

const missing = () => new AppError('not_found', 'There is no such dry run in this project.');

export async function listDryRunRows(
  person: Person,
  { projectId, cursor, limit }: { projectId: Id; cursor?: Id | undefined; limit: number },
) {
  const scope = await authorise(person, projectId, 'data.read');
  const rows = await listDryRuns(database(), scope, { below: cursor ?? null, limit: limit + 1 });
  const items = rows.slice(0, limit);
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

export async function readDryRun(person: Person, { projectId, dryRunId }: One): Promise<DryRunView> {
  const view = await viewDryRun(database(), await authorise(person, projectId, 'data.read'), person.id, dryRunId);
  if (!view) throw missing();
  return view;
}

/** Calls in flight go on, are stored and paid; nothing new is asked. */
export async function cancelDryRun(person: Person, { projectId, dryRunId }: One): Promise<DryRunRow> {
  const scope = await authorise(person, projectId, 'templates.edit');
  return changed(scope, dryRunId, async (tx, { id, state }) => {
    refuse(DRY_RUN_ACTIONS.cancel(state));
    await changeDryRun(tx, id, { state: 'cancelled', stateReason: null, finishedAt: new Date() });
  });
}

export async function resumeDryRun(
  person: Person,
  { projectId, dryRunId, capUsd }: One & { capUsd?: string | undefined },
): Promise<DryRunRow> {
  const scope = await authorise(person, projectId, 'templates.edit');
  return changed(scope, dryRunId, async (tx, { id, state, capUsd: before }) => {
    refuse(DRY_RUN_ACTIONS.resume(state));
    if (capUsd !== undefined && before === null) refuse('This dry run was started without a cap.');
    const change = { state: 'running' as const, stateReason: null, finishedAt: null };
    await changeDryRun(tx, id, capUsd === undefined ? change : { ...change, capUsd });
    await enqueue(tx, 'dry-run', { projectId, dryRunId });
  });
}

async function changed(
  scope: ProjectScope,
  dryRunId: Id,
  change: (tx: Db, record: DryRunRecord) => Promise<void>,
): Promise<DryRunRow> {
  await inTransaction(async (tx) => {
    const record = await lockDryRun(tx, scope, dryRunId);
    if (!record) throw missing();
    await change(tx, record);
    await announceChange(tx, { projectId: scope.projectId, nouns: ['dryRuns'] });
  });
  const row = await findDryRunRow(database(), scope, dryRunId);
  if (!row) throw missing();
  return row;
}

function refuse(reason: string | null): void {
  if (reason !== null) throw new AppError('conflict', reason);
}

export async function chooseBetter(
  person: Person,
  { projectId, dryRunId, position, answer }: OnePair & { answer: DryRunAnswer },
): Promise<DryRunPair> {
  const scope = await authorise(person, projectId, 'templates.edit');
  await inTransaction(async (tx) => {
    const record = await lockDryRun(tx, scope, dryRunId);
    const parent = record && (await findDryRunParent(tx, record.id, position));
    if (!record || !parent) throw missing();
    const better = betterOf(answer, sidesOf(record, position));
    await refuseComparison(tx, record, { position, before: parent.better, better });
    await setBetter(tx, { dryRunId, position, better, personId: person.id });
    await announceChange(tx, { projectId, nouns: ['dryRuns'] });
  });
  const pair = (await viewDryRun(database(), scope, person.id, dryRunId))?.pairs.find(
    (one) => one.position === position,
  );
  if (!pair) throw missing();
  return pair;
}

async function refuseComparison(
  tx: Db,
  { id, isBlind, variants }: DryRunRecord,
  { position, before, better }: { position: number; before: Better | null; better: Better },
): Promise<void> {
  if (variants.length < 2) refuse('This dry run has one variant: there is nothing to compare.');
  const items = await findPairItems(tx, id, position);
  if (!items.every(({ state }) => isFinal(state))) refuse('Both children must be there before they are compared.');
  if (isBlind && before !== null && before !== better) {
    refuse('This parent was compared, and its labels have been seen since: the answer stays.');
  }
}

export async function readDryRunCalls(
  person: Person,
  { projectId, dryRunId, position, side }: OnePair & { side: DryRunSide },
): Promise<TeacherCallView[]> {
  const scope = await authorise(person, projectId, 'data.read');
  const record = await findDryRun(database(), scope, dryRunId);
  const parent = record && (await findDryRunParent(database(), dryRunId, position));
  if (!record || !parent) throw missing();
  if (isSecret(record, parent.better)) {
    throw new AppError('conflict', 'The prompts would tell which variant this is.', {
      remedy: 'Say first which child is better.',
    });
  }
  const variant = sidesOf(record, position)[side];
  const item = (await findPairItems(database(), dryRunId, position)).find((one) => one.variant === variant);
  if (!item) throw missing();
  return dryRunCallViews(database(), scope, item.id);
}
