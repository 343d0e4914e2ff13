/** The ledger of calls to teachers: one row per request, answered or not, with what it cost. */
import type { Id } from '@/lib/core/domain/identifier';
import type { CallVia } from '@/lib/core/domain/price';
import type { FailureKind, FinishReason, TeacherRole } from '@/lib/core/domain/teacher';
import type { Db } from './connection';

export type TeacherCallRecord = {
  id: Id;
  projectId: Id;
  /** null in a dry run, which has its own two */
  evolutionId: Id | null;
  roundId: Id | null;
  dryRunId: Id | null;
  dryRunItemId: Id | null;
  role: TeacherRole;
  teacherId: Id;
  model: string;
  tryNumber: number;
  request: { messages: readonly { role: string; content: string }[]; parameters: Record<string, unknown> };
  /** sha256 of model, messages and parameters */
  requestHash: string;
  reply: string | null;
  /** what a thinking model said to itself */
  reasoning: string | null;
  finishReason: FinishReason | null;
  tokensIn: number | null;
  tokensOut: number | null;
  tokensCached: number | null;
  tokensReasoning: number | null;
  /** decimal text; null: not answered, or no price is known */
  costUsd: string | null;
  via: CallVia;
  latencyMs: number;
  errorKind: FailureKind | null;
  errorMessage: string | null;
  /** Not a column: what the run's budget is charged. More than `costUsd` where a call without an answer may be on the bill. */
  chargeUsd: string;
  /** Not a column: whose reserve the charge is taken from; null when nothing was reserved. */
  reserveHolder: string | null;
};

/**
 * Writes rows that are not there yet and adds them to their rounds' counters; the caller holds the rounds. Money goes the same way: what a
 * call cost moves from its holder's reserve to what its run has spent, in the transaction that stores the call, and once only. The join of
 * `settled` with `spent` keeps the order of the locks: the budget before its reserves.
 */
export async function insertCalls(tx: Db, calls: readonly TeacherCallRecord[]): Promise<void> {
  if (calls.length === 0) return;
  await tx.$executeRaw`
    WITH input AS (
      SELECT * FROM json_to_recordset(${JSON.stringify(calls)}::json) AS c(
        id uuid, "projectId" uuid, "evolutionId" uuid, "roundId" uuid, "dryRunId" uuid, "dryRunItemId" uuid, role text, "teacherId" uuid, model text, "tryNumber" int,
        request jsonb, "requestHash" text, reply text, reasoning text, "finishReason" text, "tokensIn" int, "tokensOut" int,
        "tokensCached" int, "tokensReasoning" int, "costUsd" numeric, via text, "latencyMs" int, "errorKind" text, "errorMessage" text,
        "chargeUsd" numeric, "reserveHolder" text)
    ), written AS (
      INSERT INTO teacher_call (id, "projectId", "evolutionId", "roundId", "dryRunId", "dryRunItemId", role, "teacherId", model, "tryNumber", request, "requestHash",
                                reply, reasoning, "finishReason", "tokensIn", "tokensOut", "tokensCached", "tokensReasoning", "costUsd",
                                via, "latencyMs", "errorKind", "errorMessage", "createdAt")
      SELECT c.id, c."projectId", c."evolutionId", c."roundId", c."dryRunId", c."dryRunItemId", c.role, c."teacherId", c.model, c."tryNumber", c.request, c."requestHash",
             c.reply, c.reasoning, c."finishReason", c."tokensIn", c."tokensOut", c."tokensCached", c."tokensReasoning", c."costUsd",
             c.via, c."latencyMs", c."errorKind", c."errorMessage", now()
      FROM input c
      ON CONFLICT (id) DO NOTHING
      RETURNING id, "roundId", "tokensIn", "tokensOut", "costUsd", "errorKind"
    ), sums AS (
      SELECT "roundId", count(*) AS calls, coalesce(sum("tokensIn"), 0) AS "tokensIn", coalesce(sum("tokensOut"), 0) AS "tokensOut",
             coalesce(sum("costUsd"), 0) AS "costUsd", count(*) FILTER (WHERE "errorKind" IS NULL AND "costUsd" IS NULL) AS unpriced
      FROM written GROUP BY "roundId"
    ), charges AS (
      SELECT r."runId", i."reserveHolder", sum(i."chargeUsd") AS amount
      FROM written w JOIN input i ON i.id = w.id JOIN round r ON r.id = w."roundId"
      WHERE i."chargeUsd" > 0 GROUP BY 1, 2
    ), spent AS (
      UPDATE run_budget b SET "spentUsd" = b."spentUsd" + s.amount
      FROM (SELECT "runId", sum(amount) AS amount FROM charges GROUP BY 1) s WHERE b."runId" = s."runId"
      RETURNING b."runId"
    ), settled AS (
      UPDATE budget_reserve b SET "amountUsd" = greatest(0, b."amountUsd" - c.amount)
      FROM charges c JOIN spent ON spent."runId" = c."runId" WHERE b."runId" = c."runId" AND b."workerId" = c."reserveHolder"
    )
    UPDATE round SET "callCount" = "callCount" + sums.calls, "tokensIn" = round."tokensIn" + sums."tokensIn",
                     "tokensOut" = round."tokensOut" + sums."tokensOut", "costUsd" = round."costUsd" + sums."costUsd",
                     "unpricedCount" = round."unpricedCount" + sums.unpriced
    FROM sums WHERE round.id = sums."roundId"`;
}

/** Which of these calls are in the ledger already. */
export async function storedCallIds(db: Db, ids: readonly Id[]): Promise<Set<Id>> {
  const rows = await db.teacherCall.findMany({ where: { id: { in: [...ids] } }, select: { id: true } });
  return new Set(rows.map((row) => row.id));
}
