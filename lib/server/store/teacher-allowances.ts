/** What a teacher lets all workers do together: one row per teacher with a limit, taken from before calls are made. Times are the database's own. */
import { bucketSize, type Left, perSecond, type RateLimits } from '@/lib/core/domain/allowance';
import type { Id } from '@/lib/core/domain/identifier';
import type { Db } from './connection';
import { NOTICE_CHANNELS } from './notices';

export type TeacherAllowance = {
  /** from the teacher's headers; null until seen */
  learned: RateLimits;
  /** how much longer it wants no calls at all */
  blockedMs: number;
};

export const NO_ALLOWANCE: TeacherAllowance = {
  learned: { requestsPerMinute: null, tokensPerMinute: null },
  blockedMs: 0,
};

type AllowanceRow = { requestsPerMinute: number | null; tokensPerMinute: number | null; blockedMs: number };

export async function findAllowance(db: Db, teacherId: Id): Promise<TeacherAllowance> {
  const [row] = await db.$queryRaw<AllowanceRow[]>`
    SELECT "requestsPerMinute", "tokensPerMinute",
           greatest(0, coalesce(extract(epoch FROM "blockedUntil" - clock_timestamp()::timestamp), 0) * 1000)::float8 AS "blockedMs"
    FROM teacher_allowance WHERE "teacherId" = ${teacherId}::uuid`;
  if (!row) return NO_ALLOWANCE;
  const { blockedMs, ...learned } = row;
  return { learned, blockedMs };
}

/** By teacher; one without a row has never said. */
export async function learnedLimits(db: Db, teacherIds: readonly Id[]): Promise<Map<Id, RateLimits>> {
  const rows = await db.teacherAllowance.findMany({
    where: { teacherId: { in: [...teacherIds] } },
    select: { teacherId: true, requestsPerMinute: true, tokensPerMinute: true },
  });
  return new Map(rows.map(({ teacherId, ...limits }) => [teacherId, limits]));
}

/**
 * Takes at once and lets the row go below zero: the caller waits for what it owes, in the order in which the rows were taken, and nobody asks
 * twice. (Asking again until there is enough cost four queries a call with two workers.)
 */
export async function takeAllowance(
  db: Db,
  teacherId: Id,
  rates: RateLimits,
  taken: { requests: number; tokens: number },
): Promise<Left> {
  const requests = { size: bucketSize(rates.requestsPerMinute), rate: perSecond(rates.requestsPerMinute) };
  const tokens = { size: bucketSize(rates.tokensPerMinute), rate: perSecond(rates.tokensPerMinute) };
  const take = {
    requests: rates.requestsPerMinute === null ? 0 : taken.requests,
    tokens: rates.tokensPerMinute === null ? 0 : taken.tokens,
  };
  const [row] = await db.$queryRaw<Left[]>`
    INSERT INTO teacher_allowance AS a ("teacherId", "requestsLeft", "tokensLeft", "refilledAt")
    VALUES (${teacherId}::uuid, ${requests.size}::float8 - ${take.requests}::float8, ${tokens.size}::float8 - ${take.tokens}::float8,
            clock_timestamp()::timestamp)
    ON CONFLICT ("teacherId") DO UPDATE SET
      "requestsLeft" = least(${requests.size}::float8, a."requestsLeft" + ${requests.rate}::float8 *
        greatest(0, extract(epoch FROM clock_timestamp()::timestamp - a."refilledAt"))::float8) - ${take.requests}::float8,
      "tokensLeft" = least(${tokens.size}::float8, a."tokensLeft" + ${tokens.rate}::float8 *
        greatest(0, extract(epoch FROM clock_timestamp()::timestamp - a."refilledAt"))::float8) - ${take.tokens}::float8,
      "refilledAt" = greatest(a."refilledAt", clock_timestamp()::timestamp)
    RETURNING "requestsLeft" AS requests, "tokensLeft" AS tokens`;
  if (!row) throw new Error(`the allowance of teacher ${teacherId} was not taken`);
  return row;
}

/** The teacher wants no calls for a while; every worker hears of it at once. */
export async function blockTeacher(db: Db, teacherId: Id, forMs: number, reason: string): Promise<void> {
  await db.$executeRaw`
    INSERT INTO teacher_allowance AS a ("teacherId", "requestsLeft", "tokensLeft", "refilledAt", "blockedUntil", "blockedReason")
    VALUES (${teacherId}::uuid, 0, 0, clock_timestamp()::timestamp, clock_timestamp()::timestamp + make_interval(secs => ${forMs / 1000}::float8), ${reason})
    ON CONFLICT ("teacherId") DO UPDATE SET
      "blockedUntil" = greatest(a."blockedUntil", excluded."blockedUntil"), "blockedReason" = excluded."blockedReason"`;
  await announceTeacher(db, teacherId);
}

/** What it says of its limits; its own count wins where it is lower than ours, since others may use the same key. */
export async function learnLimits(db: Db, teacherId: Id, said: RateLimits, remaining: Left): Promise<void> {
  await db.$executeRaw`
    INSERT INTO teacher_allowance AS a ("teacherId", "requestsLeft", "tokensLeft", "refilledAt", "requestsPerMinute", "tokensPerMinute")
    VALUES (${teacherId}::uuid, 0, 0, clock_timestamp()::timestamp, ${said.requestsPerMinute}::float8, ${said.tokensPerMinute}::float8)
    ON CONFLICT ("teacherId") DO UPDATE SET
      "requestsLeft" = least(a."requestsLeft", ${remaining.requests}::float8), "tokensLeft" = least(a."tokensLeft", ${remaining.tokens}::float8),
      "requestsPerMinute" = excluded."requestsPerMinute", "tokensPerMinute" = excluded."tokensPerMinute"`;
  await announceTeacher(db, teacherId);
}

async function announceTeacher(db: Db, teacherId: Id): Promise<void> {
  await db.$queryRaw`SELECT pg_notify(${NOTICE_CHANNELS.teachers}, ${teacherId}::text)::text`;
}

/** When another model or server stands behind the same teacher, nothing that was learned holds. */
export async function forgetAllowance(db: Db, teacherId: Id): Promise<void> {
  await db.teacherAllowance.deleteMany({ where: { teacherId } });
  await announceTeacher(db, teacherId);
}
