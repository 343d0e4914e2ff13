/** The ledger of calls to teachers: one row per request, answered or not. */
import type { Id } from '@/lib/core/domain/identifier';
import type { FailureKind, FinishReason, TeacherRole } from '@/lib/core/domain/teacher';
import type { Db } from './connection';

export type TeacherCallRecord = {
  id: Id;
  projectId: Id;
  evolutionId: Id;
  roundId: Id;
  role: TeacherRole;
  teacherId: Id;
  model: string;
  tryNumber: number;
  request: { messages: readonly { role: string; content: string }[]; parameters: Record<string, unknown> };
  reply: string | null;
  finishReason: FinishReason | null;
  tokensIn: number | null;
  tokensOut: number | null;
  latencyMs: number;
  errorKind: FailureKind | null;
  errorMessage: string | null;
};

/** Writes rows that are not there yet and adds them to their rounds' counters; the caller holds the rounds. */
export async function insertCalls(tx: Db, calls: readonly TeacherCallRecord[]): Promise<void> {
  if (calls.length === 0) return;
  await tx.$executeRaw`
    WITH written AS (
      INSERT INTO teacher_call (id, "projectId", "evolutionId", "roundId", role, "teacherId", model, "tryNumber", request,
                                reply, "finishReason", "tokensIn", "tokensOut", "latencyMs", "errorKind", "errorMessage", "createdAt")
      SELECT c.id, c."projectId", c."evolutionId", c."roundId", c.role, c."teacherId", c.model, c."tryNumber", c.request,
             c.reply, c."finishReason", c."tokensIn", c."tokensOut", c."latencyMs", c."errorKind", c."errorMessage", now()
      FROM json_to_recordset(${JSON.stringify(calls)}::json) AS c(
        id uuid, "projectId" uuid, "evolutionId" uuid, "roundId" uuid, role text, "teacherId" uuid, model text, "tryNumber" int,
        request jsonb, reply text, "finishReason" text, "tokensIn" int, "tokensOut" int, "latencyMs" int, "errorKind" text, "errorMessage" text)
      ON CONFLICT (id) DO NOTHING
      RETURNING "roundId", "tokensIn", "tokensOut"
    ), sums AS (
      SELECT "roundId", count(*) AS calls, coalesce(sum("tokensIn"), 0) AS "tokensIn", coalesce(sum("tokensOut"), 0) AS "tokensOut"
      FROM written GROUP BY "roundId"
    )
    UPDATE round SET "callCount" = "callCount" + sums.calls, "tokensIn" = round."tokensIn" + sums."tokensIn",
                     "tokensOut" = round."tokensOut" + sums."tokensOut"
    FROM sums WHERE round.id = sums."roundId"`;
}

/** Which of these calls are in the ledger already. */
export async function storedCallIds(db: Db, ids: readonly Id[]): Promise<Set<Id>> {
  const rows = await db.teacherCall.findMany({ where: { id: { in: [...ids] } }, select: { id: true } });
  return new Set(rows.map((row) => row.id));
}
