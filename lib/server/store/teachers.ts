/** Teachers of a project. Keys are stored sealed and leave this file only sealed. */
import { teacherParametersSchema } from '@/lib/core/contract/teachers';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Teacher, TeacherParameters } from '@/lib/core/domain/teacher';
import type { Db } from './connection';
import type { Teacher as TeacherRow } from './generated/client';
import { newId } from './new-id';

export type SealedTeacher = Teacher & { sealedKey: string | null };

function toTeacher(row: TeacherRow): SealedTeacher {
  return {
    id: row.id,
    name: row.name,
    baseUrl: row.baseUrl,
    model: row.model,
    hasKey: row.sealedKey !== null,
    parameters: teacherParametersSchema.parse(row.parameters),
    maxConcurrency: row.maxConcurrency,
    requestTimeoutMs: row.requestTimeoutMs,
    requestsPerMinute: row.requestsPerMinute,
    tokensPerMinute: row.tokensPerMinute,
    isRehearsal: row.isRehearsal,
    archivedAt: row.archivedAt?.toISOString() ?? null,
    sealedKey: row.sealedKey,
  };
}

export async function listTeachers(db: Db, scope: ProjectScope): Promise<SealedTeacher[]> {
  const rows = await db.teacher.findMany({
    where: { projectId: scope.projectId },
    orderBy: [{ archivedAt: { sort: 'asc', nulls: 'first' } }, { createdAt: 'asc' }],
  });
  return rows.map(toTeacher);
}

export async function findTeacher(db: Db, scope: ProjectScope, teacherId: Id): Promise<SealedTeacher | null> {
  const row = await db.teacher.findFirst({ where: { id: teacherId, projectId: scope.projectId } });
  return row && toTeacher(row);
}

export type TeacherFields = {
  name: string;
  baseUrl: string;
  model: string;
  parameters: TeacherParameters;
  maxConcurrency: number;
  requestTimeoutMs: number;
  requestsPerMinute?: number | null;
  tokensPerMinute?: number | null;
  isRehearsal: boolean;
};

export type NewTeacher = TeacherFields & { sealedKey: string | null; createdById: string | null };

export async function insertTeacher(db: Db, scope: ProjectScope, teacher: NewTeacher): Promise<SealedTeacher> {
  return toTeacher(await db.teacher.create({ data: { id: newId(), projectId: scope.projectId, ...teacher } }));
}

/** `sealedKey` left out: unchanged. */
export async function updateTeacher(
  db: Db,
  scope: ProjectScope,
  teacherId: Id,
  fields: TeacherFields & { sealedKey?: string | null },
): Promise<SealedTeacher> {
  const where = { id: teacherId, projectId: scope.projectId };
  return toTeacher(await db.teacher.update({ where, data: fields }));
}

export async function setTeacherArchived(db: Db, scope: ProjectScope, teacherId: Id, at: Date | null): Promise<void> {
  await db.teacher.update({ where: { id: teacherId, projectId: scope.projectId }, data: { archivedAt: at } });
}

/** Names of runs that still have rounds to make with this teacher. */
export async function listRunsNeedingTeacher(db: Db, scope: ProjectScope, teacherId: Id): Promise<string[]> {
  const rows = await db.run.findMany({
    where: {
      projectId: scope.projectId,
      state: { in: ['running', 'paused'] },
      OR: [{ evolverTeacherId: teacherId }, { judgeTeacherId: teacherId }, { responderTeacherId: teacherId }],
    },
    select: { name: true },
    orderBy: { createdAt: 'asc' },
  });
  return rows.map((row) => row.name);
}

/** Rehearsal teachers of all projects: the studio's own server has another address now. */
export async function moveTeachers(db: Db, fromBaseUrl: string, toBaseUrl: string): Promise<void> {
  await db.teacher.updateMany({ where: { isRehearsal: true, baseUrl: fromBaseUrl }, data: { baseUrl: toBaseUrl } });
}
