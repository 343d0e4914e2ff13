/** Decisions about many: counted, started, watched and taken back. */
import type { BulkJobView, BulkPreview, BulkSelection } from '@/lib/core/contract/bulk';
import { AppError } from '@/lib/core/domain/app-error';
import { type BulkKind, refuseBulkUndo } from '@/lib/core/domain/bulk';
import type { Id } from '@/lib/core/domain/identifier';
import type { Person } from '@/lib/core/domain/person';
import { whyNotStorable } from '@/lib/core/domain/storable-text';
import { enqueue } from '../jobs/job-engine';
import { startBulk } from '../jobs/start-bulk';
import { previewBulk } from '../store/bulk-items';
import { findBulkJob, listBulkJobs, lockBulkJob, turnBulkJobBack } from '../store/bulk-jobs';
import { database, inTransaction } from '../store/connection';
import { announceChange } from '../store/notices';
import { authorise } from './access';

/** A million rows are written down in some seconds. */
const START_TIMEOUT_MS = 120_000;

type Choice = { projectId: Id; kind: BulkKind; selection: BulkSelection };

/** Blanks around a search are no part of it, as in the table. */
function asInTable(selection: BulkSelection): BulkSelection {
  if (selection.kind !== 'filter') return selection;
  const text = selection.filter.text?.trim();
  return { ...selection, filter: { ...selection.filter, text: text === '' ? undefined : text } };
}

export async function previewBulkDecision(person: Person, input: Choice): Promise<BulkPreview> {
  const scope = await authorise(person, input.projectId, 'review.lead');
  const ask = { kind: input.kind, selection: asInTable(input.selection), personId: person.id };
  return inTransaction((tx) => previewBulk(tx, scope, ask), { timeoutMs: START_TIMEOUT_MS });
}

type StartInput = Choice & { bulkId: Id; reason: string | null; withDescendants: boolean };

export async function startBulkDecision(person: Person, input: StartInput): Promise<BulkJobView> {
  const scope = await authorise(person, input.projectId, 'review.lead');
  const { bulkId, kind, withDescendants } = input;
  const reason = input.reason || null;
  const unstorable = whyNotStorable(reason ?? '', 'the reason');
  if (unstorable) throw new AppError('invalid_input', unstorable, { place: 'reason' });
  const selection = asInTable(input.selection);
  const job = { id: bulkId, personId: person.id, kind, reason, selection, withDescendants };
  return inTransaction((tx) => startBulk(tx, scope, job), { timeoutMs: START_TIMEOUT_MS });
}

export async function listBulkDecisions(
  person: Person,
  { projectId, cursor, limit }: { projectId: Id; cursor?: Id | undefined; limit: number },
): Promise<{ items: BulkJobView[]; nextCursor: Id | null }> {
  const scope = await authorise(person, projectId, 'review.lead');
  const rows = await listBulkJobs(database(), scope, { before: cursor ?? null, limit: limit + 1 });
  const items = rows.slice(0, limit);
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

const missing = () => new AppError('not_found', 'There is no such bulk decision in this project.');

export async function getBulkDecision(
  person: Person,
  { projectId, bulkId }: { projectId: Id; bulkId: Id },
): Promise<BulkJobView> {
  const scope = await authorise(person, projectId, 'review.lead');
  const job = await findBulkJob(database(), scope, bulkId);
  if (!job) throw missing();
  return job;
}

export async function undoBulkDecision(
  person: Person,
  { projectId, bulkId }: { projectId: Id; bulkId: Id },
): Promise<BulkJobView> {
  const scope = await authorise(person, projectId, 'review.lead');
  return inTransaction(async (tx) => {
    const job = await lockBulkJob(tx, scope, bulkId);
    if (!job) throw missing();
    const refusal = refuseBulkUndo(job.state);
    if (refusal !== null) throw new AppError('conflict', refusal);
    await turnBulkJobBack(tx, job, person.id);
    await enqueue(tx, 'bulk', { projectId, bulkId, isUndo: true });
    await announceChange(tx, { projectId, nouns: ['bulk'] });
    return { ...job, state: 'undoing', undoneBy: { id: person.id, name: person.name } };
  });
}
