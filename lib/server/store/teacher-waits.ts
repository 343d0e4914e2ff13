/** Which teachers hold calls back now, and why: what a run's page says when it is slow. */
import type { RunView } from '@/lib/core/contract/runs';
import type { Id } from '@/lib/core/domain/identifier';
import type { Db } from './connection';

export type TeacherWait = { teacherId: Id; wait: RunView['waits'][number] };

type Row = {
  teacherId: Id;
  name: string;
  blockedUntil: Date | null;
  owesRequests: boolean;
  owesTokens: boolean;
  requestsPerMinute: number | null;
  tokensPerMinute: number | null;
};

/** What is owed and was just taken: somebody waits for it. */
const JUST_SECONDS = 5;

export async function listTeacherWaits(db: Db, teacherIds: readonly Id[]): Promise<TeacherWait[]> {
  if (teacherIds.length === 0) return [];
  const rows = await db.$queryRaw<Row[]>`
    SELECT t.id AS "teacherId", t.name, CASE WHEN a."blockedUntil" > now()::timestamp THEN a."blockedUntil" END AS "blockedUntil",
           a."requestsLeft" < 0 AND a."refilledAt" > now()::timestamp - make_interval(secs => ${JUST_SECONDS}::float8) AS "owesRequests",
           a."tokensLeft" < 0 AND a."refilledAt" > now()::timestamp - make_interval(secs => ${JUST_SECONDS}::float8) AS "owesTokens",
           coalesce(t."requestsPerMinute", a."requestsPerMinute")::float8 AS "requestsPerMinute",
           coalesce(t."tokensPerMinute", a."tokensPerMinute")::float8 AS "tokensPerMinute"
    FROM teacher_allowance a JOIN teacher t ON t.id = a."teacherId" WHERE a."teacherId" = ANY(${[...new Set(teacherIds)]}::uuid[])`;
  return rows.flatMap((row): TeacherWait[] => {
    const { teacherId, name: teacher, blockedUntil } = row;
    if (blockedUntil) {
      return [{ teacherId, wait: { kind: 'refused', teacher, until: blockedUntil.toISOString() } }];
    }
    const limit = pacingLimit(row);
    return limit ? [{ teacherId, wait: { kind: 'paced', teacher, limit } }] : [];
  });
}

function pacingLimit({ owesTokens, owesRequests, requestsPerMinute, tokensPerMinute }: Row): string | null {
  const words = (count: number, noun: string) => `${count.toLocaleString('en-US')} ${noun} per minute`;
  if (owesTokens && tokensPerMinute !== null) return words(tokensPerMinute, 'tokens');
  if (owesRequests && requestsPerMinute !== null) return words(requestsPerMinute, 'requests');
  return null;
}
