/** Decisions about many, as rows: what was asked for, how far it is, what it did. */
import { z } from 'zod';
import { type BulkJobView, type BulkSelection, bulkJobSchema, bulkSelectionSchema } from '@/lib/core/contract/bulk';
import { BULK_STATES, type BulkKind, type BulkState, isBulkUnderWay } from '@/lib/core/domain/bulk';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Db } from './connection';
import type { BulkJob } from './generated/client';

const UNDER_WAY = BULK_STATES.filter(isBulkUnderWay);

export type NewBulkJob = {
  id: Id;
  personId: Id;
  kind: BulkKind;
  reason: string | null;
  selection: BulkSelection;
  withDescendants: boolean;
};

export async function insertBulkJob(tx: Db, scope: ProjectScope, job: NewBulkJob): Promise<void> {
  const { id, personId, kind, reason, selection, withDescendants } = job;
  await tx.bulkJob.create({
    data: {
      ...{ id, kind, reason },
      projectId: scope.projectId,
      createdById: personId,
      filter: { selection, withDescendants },
      state: 'queued' satisfies BulkState,
    },
  });
}

export async function findBulkJob(db: Db, scope: ProjectScope, bulkId: Id): Promise<BulkJobView | null> {
  const row = await db.bulkJob.findFirst({ where: { id: bulkId, projectId: scope.projectId } });
  return row ? ((await toViews(db, [row]))[0] ?? null) : null;
}

/** Whose this id is, in whatever project: an id is taken once. */
export async function bulkJobExists(db: Db, bulkId: Id): Promise<boolean> {
  return (await db.bulkJob.count({ where: { id: bulkId } })) > 0;
}

/** Newest first, from below `before`. By the time and not by the id: whoever calls the API chooses the id, and it need not rise. */
export async function listBulkJobs(
  db: Db,
  scope: ProjectScope,
  page: { before: Id | null; limit: number },
): Promise<BulkJobView[]> {
  const { projectId } = scope;
  const mark = page.before === null ? null : await db.bulkJob.findFirst({ where: { projectId, id: page.before } });
  if (page.before !== null && !mark) return [];
  const below = mark && [{ createdAt: { lt: mark.createdAt } }, { createdAt: mark.createdAt, id: { lt: mark.id } }];
  const rows = await db.bulkJob.findMany({
    where: { projectId, ...(below ? { OR: below } : {}) },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: page.limit,
  });
  return toViews(db, rows);
}

/** Held for the rest of the transaction: one process at a time moves a job. */
export async function lockBulkJob(tx: Db, scope: ProjectScope, bulkId: Id): Promise<BulkJobView | null> {
  await tx.$queryRaw`SELECT id FROM bulk_job WHERE id = ${bulkId}::uuid AND "projectId" = ${scope.projectId}::uuid FOR UPDATE`;
  return findBulkJob(tx, scope, bulkId);
}

export type BulkChange = Partial<
  Pick<BulkJobView, 'state' | 'total' | 'doneCount' | 'changeCount' | 'skipCount' | 'message'>
> & { finishedAt?: Date | null };

export async function changeBulkJob(tx: Db, bulkId: Id, change: BulkChange): Promise<void> {
  await tx.bulkJob.update({ where: { id: bulkId }, data: change });
}

/** From now on the worker takes back what was decided. */
export async function turnBulkJobBack(tx: Db, job: BulkJobView, personId: Id): Promise<void> {
  const { selection, withDescendants } = job;
  const state = 'undoing' satisfies BulkState;
  const filter = { selection, withDescendants, undoneById: personId };
  await tx.bulkJob.update({ where: { id: job.id }, data: { state, message: null, finishedAt: null, filter } });
}

/** What was made until now stands, and can be taken back. */
export async function failBulkJob(db: Db, bulkId: Id, message: string): Promise<void> {
  await db.bulkJob.updateMany({
    where: { id: bulkId, state: { in: UNDER_WAY } },
    data: { state: 'failed' satisfies BulkState, message, finishedAt: new Date() },
  });
}

/** Of all projects: those that a worker has to look at. */
export async function listOpenBulkJobs(db: Db): Promise<{ bulkId: Id; projectId: Id; isUndo: boolean }[]> {
  const jobs = await db.bulkJob.findMany({
    where: { state: { in: UNDER_WAY } },
    select: { id: true, projectId: true, state: true },
  });
  return jobs.map(({ id, projectId, state }) => ({ bulkId: id, projectId, isUndo: state === 'undoing' }));
}

/** What is stored beside the columns: the choice, and who took it back. */
const choiceSchema = z.object({
  selection: bulkSelectionSchema,
  withDescendants: z.boolean(),
  undoneById: z.string().optional(),
});

async function toViews(db: Db, rows: readonly BulkJob[]): Promise<BulkJobView[]> {
  const jobs = rows.map((row) => ({ ...row, ...choiceSchema.parse(row.filter) }));
  const ids = jobs.flatMap(({ createdById, undoneById }) => (undoneById ? [createdById, undoneById] : [createdById]));
  const people = await db.user.findMany({ where: { id: { in: [...new Set(ids)] } }, select: { id: true, name: true } });
  const names = new Map(people.map((person) => [person.id, person.name]));
  const personOf = (id: Id) => ({ id, name: names.get(id) ?? 'a person who left' });
  return jobs.map(({ createdById, undoneById, createdAt, finishedAt, ...job }) =>
    bulkJobSchema.parse({
      ...job,
      createdBy: personOf(createdById),
      undoneBy: undoneById ? personOf(undoneById) : null,
      createdAt: createdAt.toISOString(),
      finishedAt: finishedAt?.toISOString() ?? null,
    }),
  );
}
