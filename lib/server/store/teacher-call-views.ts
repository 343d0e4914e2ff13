/** Everything that was sent to teachers for some evolutions and what came back, as pages show it. */
import { z } from 'zod';
import { type TeacherCallView, teacherCallSchema } from '@/lib/core/contract/evolution-view';
import type { Id, ProjectScope } from '@/lib/core/domain/identifier';
import type { Db } from './connection';
import type { TeacherCall } from './generated/client';

/** `request` is what went over the wire; anything else that stands in it is a parameter too. */
const requestSchema = z
  .looseObject({
    messages: z.array(z.looseObject({ role: z.string(), content: z.unknown() })).default([]),
    parameters: z.record(z.string(), z.unknown()).default({}),
  })
  .transform(({ messages, parameters }) => ({
    messages: messages.map(({ role, content }) => ({ role, content: textOf(content) })),
    parameters,
  }));

function textOf(content: unknown): string {
  return typeof content === 'string' ? content : JSON.stringify(content ?? '');
}

const OLDEST_FIRST = { orderBy: [{ createdAt: 'asc' as const }, { id: 'asc' as const }] };

/** Oldest first, by evolution. */
export async function teacherCallViews(
  db: Db,
  scope: ProjectScope,
  evolutionIds: readonly Id[],
): Promise<Map<Id, TeacherCallView[]>> {
  const where = { projectId: scope.projectId, evolutionId: { in: [...evolutionIds] } };
  const rows = await db.teacherCall.findMany({ where, ...OLDEST_FIRST });
  const calls = new Map<Id, TeacherCallView[]>();
  for (const row of rows) {
    const key = row.evolutionId ?? '';
    calls.set(key, [...(calls.get(key) ?? []), toView(row)]);
  }
  return calls;
}

/** Of one child of a dry run, oldest first. */
export async function dryRunCallViews(db: Db, { projectId }: ProjectScope, itemId: Id): Promise<TeacherCallView[]> {
  return (await db.teacherCall.findMany({ where: { projectId, dryRunItemId: itemId }, ...OLDEST_FIRST })).map(toView);
}

function toView(row: TeacherCall): TeacherCallView {
  return teacherCallSchema.parse({
    ...row,
    ...requestSchema.parse(row.request),
    costUsd: row.costUsd?.toFixed() ?? null,
    error: row.errorKind ? { kind: row.errorKind, message: row.errorMessage ?? '' } : null,
    createdAt: row.createdAt.toISOString(),
  });
}
