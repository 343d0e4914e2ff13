/** Files of requests at a provider, as rows, and which evolutions wait in which. */
import type { RoundBatch } from '@/lib/core/contract/runs';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import { TEACHER_ROLES, type TeacherRole } from '@/lib/core/domain/teacher';
import {
  BATCH_STATES,
  type BatchState,
  type EndedBatch,
  OPEN_BATCH_STATES,
  TOO_MUCH_WAITS,
} from '@/lib/core/domain/teacher-batch';
import type { Db } from './connection';
import type { TeacherBatch } from './generated/client';

export type BatchRecord = Omit<TeacherBatch, 'role' | 'state'> & { role: TeacherRole; state: BatchState };
export type NewBatch = Pick<BatchRecord, 'id' | 'projectId' | 'runId' | 'roundId' | 'role' | 'teacherId'>;
export type BatchChange = Partial<
  Pick<
    BatchRecord,
    | 'state'
    | 'providerId'
    | 'inputFileId'
    | 'providerState'
    | 'answeredCount'
    | 'failedCount'
    | 'message'
    | 'submittedAt'
    | 'expiresAt'
    | 'checkedAt'
    | 'finishedAt'
  >
>;

const OPEN = [...OPEN_BATCH_STATES];

/** Makes the batch and puts into it those of the evolutions that wait nowhere else; null when there are none left. */
export async function createBatch(tx: Db, batch: NewBatch, evolutionIds: readonly Id[]): Promise<Id | null> {
  const taken = await tx.$executeRaw`
    UPDATE evolution SET "batchId" = ${batch.id}::uuid
    WHERE id = ANY(${[...evolutionIds]}::uuid[]) AND "batchId" IS NULL AND state IN ('planned', 'evolved', 'judged', 'answered')`;
  if (taken === 0) return null;
  await tx.teacherBatch.create({ data: { ...batch, state: 'preparing', requestCount: taken } });
  return batch.id;
}

/** Only from one of these states, so that of two processes one wins. */
export async function changeBatch(db: Db, id: Id, from: readonly BatchState[], change: BatchChange): Promise<boolean> {
  const { count } = await db.teacherBatch.updateMany({ where: { id, state: { in: [...from] } }, data: change });
  return count === 1;
}

export async function countCollected(tx: Db, id: Id, counts: { answered: number; failed: number }): Promise<void> {
  await tx.teacherBatch.update({
    where: { id },
    data: { answeredCount: { increment: counts.answered }, failedCount: { increment: counts.failed } },
  });
}

export async function findBatch(db: Db, id: Id): Promise<BatchRecord | null> {
  const row = await db.teacherBatch.findUnique({ where: { id } });
  return row && toRecord(row);
}

export async function openBatches(db: Db, roundId: Id): Promise<BatchRecord[]> {
  const rows = await db.teacherBatch.findMany({ where: { roundId, state: { in: OPEN } }, orderBy: { id: 'asc' } });
  return rows.map(toRecord);
}

export async function openBatchesOfProject(db: Db, { projectId }: ProjectScope): Promise<BatchRecord[]> {
  const rows = await db.teacherBatch.findMany({ where: { projectId, state: { in: OPEN } }, orderBy: { id: 'asc' } });
  return rows.map(toRecord);
}

/** How the batches of a round ended, oldest first: what the provider took at once, and what was too much for it. */
export async function endedBatches(db: Db, roundId: Id): Promise<EndedBatch[]> {
  const rows = await db.teacherBatch.findMany({
    where: { roundId, finishedAt: { not: null }, state: { in: ['done', 'failed'] } },
    select: { requestCount: true, providerState: true, state: true, finishedAt: true },
    orderBy: { finishedAt: 'asc' },
  });
  return rows.flatMap(({ requestCount, providerState, state, finishedAt }) => {
    const isTooMuch = providerState === TOO_MUCH_WAITS;
    return finishedAt && (isTooMuch || state === 'done') ? [{ requests: requestCount, isTooMuch, finishedAt }] : [];
  });
}

type BatchTimes = Pick<BatchRecord, 'projectId' | 'runId' | 'roundId' | 'createdAt' | 'submittedAt' | 'checkedAt'>;

/** Of every round, also of paused and cancelled ones: what was sent must be fetched. What was not sent yet waits while its run is paused. */
export function batchesToLookAt(db: Db): Promise<BatchTimes[]> {
  return db.$queryRaw<BatchTimes[]>`
    SELECT b."projectId", b."runId", b."roundId", b."createdAt", b."submittedAt", b."checkedAt"
    FROM teacher_batch b JOIN run r ON r.id = b."runId"
    WHERE b.state IN ('submitted', 'collecting') OR (b.state = 'preparing' AND r.state <> 'paused')`;
}

/** Evolutions of a round that are not final and wait in no batch, in order; `after` is the last of the page before. */
export async function freeEvolutionIds(db: Db, roundId: Id, after: Id | null, limit: number): Promise<Id[]> {
  const rows = await db.evolution.findMany({
    where: {
      ...{ roundId, batchId: null, attempt: { not: null } },
      state: { in: ['planned', 'evolved', 'judged', 'answered'] },
      ...(after === null ? {} : { id: { gt: after } }),
    },
    select: { id: true },
    orderBy: { id: 'asc' },
    take: limit,
  });
  return rows.map((row) => row.id);
}

export async function batchedEvolutionIds(db: Db, batchId: Id, after: Id | null, limit: number): Promise<Id[]> {
  const rows = await db.evolution.findMany({
    where: { batchId, ...(after === null ? {} : { id: { gt: after } }) },
    select: { id: true },
    orderBy: { id: 'asc' },
    take: limit,
  });
  return rows.map((row) => row.id);
}

/** Which of these wait in this batch still; a line of any other was collected before. */
export async function stillInBatch(tx: Db, batchId: Id, evolutionIds: readonly Id[]): Promise<Set<Id>> {
  const rows = await tx.evolution.findMany({
    where: { id: { in: [...evolutionIds] }, batchId },
    select: { id: true },
  });
  return new Set(rows.map((row) => row.id));
}

/** They may go into another batch, or need none any more. */
export async function releaseFromBatch(tx: Db, batchId: Id, evolutionIds: readonly Id[] | 'all'): Promise<number> {
  const { count } = await tx.evolution.updateMany({
    where: { batchId, ...(evolutionIds === 'all' ? {} : { id: { in: [...evolutionIds] } }) },
    data: { batchId: null },
  });
  return count;
}

/** How often each was asked in vain in this role. */
export async function failedTries(db: Db, evolutionIds: readonly Id[], role: TeacherRole): Promise<Map<Id, number>> {
  const rows = await db.teacherCall.groupBy({
    by: ['evolutionId'],
    where: { evolutionId: { in: [...evolutionIds] }, role, errorKind: { not: null } },
    _count: true,
  });
  return new Map(rows.flatMap((row) => (row.evolutionId ? [[row.evolutionId, row._count] as const] : [])));
}

export async function viewBatches(db: Db, roundId: Id): Promise<RoundBatch[]> {
  const rows = (await db.teacherBatch.findMany({ where: { roundId }, orderBy: { id: 'asc' } })).map(toRecord);
  if (rows.length === 0) return [];
  const teachers = await db.teacher.findMany({
    where: { id: { in: rows.map((row) => row.teacherId) } },
    select: { id: true, name: true },
  });
  const nameOf = new Map(teachers.map((teacher) => [teacher.id, teacher.name]));
  return rows.map((row) => ({
    ...{ id: row.id, role: row.role, teacher: nameOf.get(row.teacherId) ?? 'removed teacher', state: row.state },
    ...{ providerId: row.providerId, providerState: row.providerState, message: row.message },
    ...{ requests: row.requestCount, answered: row.answeredCount, failed: row.failedCount },
    createdAt: row.createdAt.toISOString(),
    submittedAt: row.submittedAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  }));
}

function toRecord(row: TeacherBatch): BatchRecord {
  const role = TEACHER_ROLES.find((known) => known === row.role);
  const state = BATCH_STATES.find((known) => known === row.state);
  if (!role || !state) throw new Error(`batch ${row.id} has the unknown role or state ${row.role}, ${row.state}`);
  return { ...row, role, state };
}
