/** Jobs that judge difficulty, as rows: asked for, how far they are, and what each reply was, stored together with its call. */
import { type DifficultyJobView, type DifficultyWish, difficultyWishSchema } from '@/lib/core/contract/difficulty';
import {
  DIFFICULTY_STATES,
  type DifficultyOutcome,
  type DifficultyState,
  type Judge,
} from '@/lib/core/domain/difficulty';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Db } from './connection';
import type { DifficultyJob } from './generated/client';
import { newId } from './new-id';
import { insertCalls, type TeacherCallRecord } from './teacher-calls';

export type DifficultyJobRecord = Omit<DifficultyJobView, 'teacher' | 'createdBy'> & {
  projectId: Id;
  createdById: Id | null;
};

export async function insertDifficultyJob(
  tx: Db,
  { projectId }: ProjectScope,
  wish: DifficultyWish,
  judge: Judge,
  createdById: Id,
): Promise<Id> {
  const id = newId();
  const state: DifficultyState = 'running';
  await tx.difficultyJob.create({ data: { id, projectId, ...judge, wish, state, createdById } });
  return id;
}

export async function changeDifficultyJob(
  tx: Db,
  id: Id,
  change: { state?: DifficultyState; total?: number; message?: string | null; finishedAt?: Date | null },
): Promise<void> {
  await tx.difficultyJob.update({ where: { id }, data: change });
}

export async function findDifficultyJob(
  db: Db,
  { projectId }: ProjectScope,
  id: Id,
): Promise<DifficultyJobRecord | null> {
  const row = await db.difficultyJob.findFirst({ where: { id, projectId } });
  return row && toRecord(row);
}

/** Held for the rest of the transaction. */
export async function lockDifficultyJob(tx: Db, scope: ProjectScope, id: Id): Promise<DifficultyJobRecord | null> {
  await tx.$queryRaw`SELECT id FROM difficulty_job WHERE id = ${id}::uuid AND "projectId" = ${scope.projectId}::uuid FOR UPDATE`;
  return findDifficultyJob(tx, scope, id);
}

/** False when it was not running any more. */
export async function stopDifficultyJob(db: Db, id: Id, message: string): Promise<boolean> {
  const { count } = await db.difficultyJob.updateMany({
    where: { id, state: 'running' },
    data: { state: 'stopped', message },
  });
  return count > 0;
}

/** Of all projects: what a worker may have left when it died. */
export function listRunningDifficultyJobs(db: Db): Promise<{ id: Id; projectId: Id }[]> {
  return db.difficultyJob.findMany({ where: { state: 'running' }, select: { id: true, projectId: true } });
}

export type DifficultyItem = { position: number; instructionId: Id; isDrawn: boolean };

export function openDifficultyItems(db: Db, jobId: Id, limit: number): Promise<DifficultyItem[]> {
  return db.difficultyItem.findMany({
    where: { jobId, outcome: null },
    select: { position: true, instructionId: true, isDrawn: true },
    orderBy: { position: 'asc' },
    take: limit,
  });
}

/** Null: its instruction is gone. `isKnown`: another job asked meanwhile. */
export async function textToJudge(
  db: Db,
  item: DifficultyItem,
  judge: Judge,
): Promise<{ text: string; isKnown: boolean } | null> {
  const { instructionId } = item;
  const { teacherId, model, promptVersion } = judge;
  const [instruction, known] = await Promise.all([
    db.instruction.findUnique({ where: { id: instructionId }, select: { text: true } }),
    db.difficultyScore.count({ where: { instructionId, teacherId, model, promptVersion } }),
  ]);
  return instruction && { text: instruction.text, isKnown: known > 0 };
}

export type DifficultyStep = {
  job: Pick<DifficultyJobRecord, 'id' | 'projectId' | 'teacherId' | 'model' | 'promptVersion'>;
  item: DifficultyItem;
  call: TeacherCallRecord | null;
  /** null: a call that failed and is made again */
  outcome: DifficultyOutcome | null;
  score: number | null;
  isRehearsal: boolean;
};

/** The call, the score that it gave and where the job is, together; what is there already changes nothing. */
export async function storeDifficultyStep(tx: Db, step: DifficultyStep): Promise<void> {
  const { job, item, call, outcome, score, isRehearsal } = step;
  if (call && (await tx.teacherCall.count({ where: { id: call.id } })) > 0) return;
  if (call) await insertCalls(tx, [call]);
  const { projectId, teacherId, model, promptVersion } = job;
  if (call && (outcome === 'scored' || outcome === 'unparsed')) {
    const { instructionId, isDrawn } = item;
    const row = {
      instructionId,
      isDrawn,
      teacherId,
      model,
      promptVersion,
      projectId,
      score,
      callId: call.id,
      isRehearsal,
    };
    await tx.difficultyScore.createMany({ data: [row], skipDuplicates: true });
  }
  const { count: moved } =
    outcome === null
      ? { count: 0 }
      : await tx.difficultyItem.updateMany({
          where: { jobId: job.id, position: item.position, outcome: null },
          data: { outcome },
        });
  const isUnpriced = call !== null && call.errorKind === null && call.costUsd === null;
  await tx.difficultyJob.update({
    where: { id: job.id },
    data: {
      doneCount: { increment: moved },
      unparsedCount: { increment: outcome === 'unparsed' ? moved : 0 },
      failedCount: { increment: outcome === 'failed' ? moved : 0 },
      callCount: { increment: call ? 1 : 0 },
      costUsd: { increment: call?.costUsd ?? '0' },
      unpricedCount: { increment: isUnpriced ? 1 : 0 },
    },
  });
}

const LISTED = 20;

export async function viewDifficultyJobs(db: Db, { projectId }: ProjectScope, id?: Id): Promise<DifficultyJobView[]> {
  const rows = await db.difficultyJob.findMany({
    where: { projectId, ...(id === undefined ? {} : { id }) },
    orderBy: { id: 'desc' },
    take: LISTED,
  });
  const [people, teachers] = await Promise.all([
    db.user.findMany({
      where: { id: { in: rows.flatMap((row) => row.createdById ?? []) } },
      select: { id: true, name: true },
    }),
    db.teacher.findMany({ where: { id: { in: rows.map((row) => row.teacherId) } }, select: { id: true, name: true } }),
  ]);
  return rows.map((row) => {
    const { createdById, projectId: _projectId, ...record } = toRecord(row);
    return {
      ...record,
      teacher: teachers.find((teacher) => teacher.id === row.teacherId)?.name ?? 'a teacher that is gone',
      createdBy: people.find((person) => person.id === createdById)?.name ?? null,
    };
  });
}

function toRecord(row: DifficultyJob): DifficultyJobRecord {
  const state = DIFFICULTY_STATES.find((known) => known === row.state);
  if (!state) throw new Error(`difficulty job ${row.id} has the unknown state ${row.state}`);
  const { perVersion } = difficultyWishSchema.pick({ perVersion: true }).parse(row.wish);
  return {
    ...{
      id: row.id,
      projectId: row.projectId,
      teacherId: row.teacherId,
      model: row.model,
      promptVersion: row.promptVersion,
    },
    ...{ perVersion, state, total: row.total, doneCount: row.doneCount, unparsedCount: row.unparsedCount },
    ...{ failedCount: row.failedCount, callCount: row.callCount, unpricedCount: row.unpricedCount },
    ...{ costUsd: row.costUsd.toFixed(8), message: row.message, createdById: row.createdById },
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}
