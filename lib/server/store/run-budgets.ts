/** Caps of runs and what is set aside for calls in flight. Lock order: run, round, run_budget, budget_reserve. */
import type { RunBudget } from '@/lib/core/domain/budget';
import type { Id } from '@/lib/core/domain/identifier';
import { formatUsd, parseUsd, type UsdUnits } from '@/lib/core/domain/price';
import type { Db } from './connection';
import { announceChange } from './notices';

export async function findCap(db: Db, runId: Id): Promise<string | null> {
  const budget = await db.runBudget.findUnique({ where: { runId }, select: { capUsd: true } });
  return budget?.capUsd?.toFixed() ?? null;
}

/** Null: no cap was ever set. */
export async function findBudget(db: Db, runId: Id): Promise<RunBudget | null> {
  return (await listBudgets(db, [runId])).get(runId) ?? null;
}

export async function listBudgets(db: Db, runIds: readonly Id[]): Promise<Map<Id, RunBudget>> {
  const rows = await db.$queryRaw<({ runId: Id } & RunBudget)[]>`
    SELECT b."runId", b."capUsd"::text AS "capUsd", b."spentUsd"::text AS "spentUsd",
           (SELECT coalesce(sum(r."amountUsd"), 0) FROM budget_reserve r WHERE r."runId" = b."runId")::text AS "heldUsd"
    FROM run_budget b WHERE b."runId" = ANY(${[...runIds]}::uuid[])`;
  return new Map(rows.map(({ runId, ...budget }) => [runId, budget]));
}

/**
 * Sets, raises, lowers or (null) removes the cap. A first cap counts what the run has cost so far; its rounds are held, so that no call
 * being stored now is forgotten or counted twice. The caller holds the run.
 */
export async function setCap(tx: Db, runId: Id, capUsd: string | null): Promise<void> {
  await tx.$queryRaw`SELECT id FROM round WHERE "runId" = ${runId}::uuid ORDER BY id FOR NO KEY UPDATE`;
  await tx.$executeRaw`
    INSERT INTO run_budget ("runId", "capUsd", "spentUsd")
    VALUES (${runId}::uuid, ${capUsd}::numeric, (SELECT coalesce(sum("costUsd"), 0) FROM round WHERE "runId" = ${runId}::uuid))
    ON CONFLICT ("runId") DO UPDATE SET "capUsd" = excluded."capUsd"`;
}

/** What a holder asks for: at least `need`, better `want`; `offered` is what it has left, `lost` what it must count as spent. */
export type ReserveWish = { need: UsdUnits; want: UsdUnits; offered: UsdUnits; lost: UsdUnits };
export type ReserveAnswer =
  | { outcome: 'granted'; amount: UsdUnits }
  | { outcome: 'uncapped' }
  /** What was offered is taken back. `heldByOthers` may come free again. */
  | { outcome: 'refused'; capUsd: string; spentUsd: string; heldByOthers: UsdUnits };

/** Grants are written before they are used, so that spent + reserved never exceeds the cap. Must run in a transaction of its own. */
export async function reserve(tx: Db, runId: Id, holder: string, wish: ReserveWish): Promise<ReserveAnswer> {
  await loseReserve(tx, runId, holder, wish.lost);
  const [budget] = await tx.$queryRaw<{ capUsd: string | null; spentUsd: string }[]>`
    SELECT "capUsd"::text AS "capUsd", "spentUsd"::text AS "spentUsd" FROM run_budget WHERE "runId" = ${runId}::uuid FOR UPDATE`;
  if (!budget || budget.capUsd === null) return { outcome: 'uncapped' };
  // A statement of its own: it must see what others wrote while this one waited for the row.
  const [held] = await tx.$queryRaw<{ all: string; own: string }[]>`
    SELECT coalesce(sum("amountUsd"), 0)::text AS "all", coalesce(sum("amountUsd") FILTER (WHERE "workerId" = ${holder}), 0)::text AS own
    FROM budget_reserve WHERE "runId" = ${runId}::uuid`;
  const all = parseUsd(held?.all ?? '0');
  const free = parseUsd(budget.capUsd) - parseUsd(budget.spentUsd) - all;
  if (free < wish.need) {
    await addToReserve(tx, runId, holder, -wish.offered);
    const heldByOthers = all - parseUsd(held?.own ?? '0');
    return { outcome: 'refused', capUsd: budget.capUsd, spentUsd: budget.spentUsd, heldByOthers };
  }
  // Near the cap less than is wanted, so that other workers get some too.
  const share = free / 4n < wish.want ? free / 4n : wish.want;
  const amount = share > wish.need ? share : wish.need;
  await addToReserve(tx, runId, holder, amount);
  return { outcome: 'granted', amount };
}

async function addToReserve(tx: Db, runId: Id, holder: string, amount: UsdUnits): Promise<void> {
  const text = formatUsd(amount);
  await tx.$executeRaw`
    INSERT INTO budget_reserve ("runId", "workerId", "amountUsd") VALUES (${runId}::uuid, ${holder}, greatest(0, ${text}::numeric))
    ON CONFLICT ("runId", "workerId") DO UPDATE SET "amountUsd" = greatest(0, budget_reserve."amountUsd" + ${text}::numeric)`;
}

/** Gives back what is not needed now. */
export async function giveBackReserve(
  tx: Db,
  runId: Id,
  holder: string,
  { free, lost }: { free: UsdUnits; lost: UsdUnits },
): Promise<void> {
  await tx.$queryRaw`SELECT "runId" FROM run_budget WHERE "runId" = ${runId}::uuid FOR UPDATE`;
  await loseReserve(tx, runId, holder, lost);
  await addToReserve(tx, runId, holder, -free);
}

/** Pages show what is set aside. */
export async function announceBudget(tx: Db, runId: Id): Promise<void> {
  const run = await tx.run.findUnique({ where: { id: runId }, select: { projectId: true } });
  if (run) await announceChange(tx, { projectId: run.projectId, runId });
}

/** A call that was made and cannot be stored may be on the bill. */
async function loseReserve(tx: Db, runId: Id, holder: string, amount: UsdUnits): Promise<void> {
  if (amount === 0n) return;
  const text = formatUsd(amount);
  await tx.$executeRaw`UPDATE run_budget SET "spentUsd" = "spentUsd" + ${text}::numeric WHERE "runId" = ${runId}::uuid`;
  await addToReserve(tx, runId, holder, -amount);
}

/** The holder is done: what it knows to be unused (`free`) goes back, the rest counts as spent. Null: all of it is unused. */
export async function releaseReserve(tx: Db, runId: Id, holder: string, free: UsdUnits | null): Promise<void> {
  await tx.$queryRaw`SELECT "runId" FROM run_budget WHERE "runId" = ${runId}::uuid FOR UPDATE`;
  const text = free === null ? null : formatUsd(free);
  await tx.$executeRaw`
    WITH gone AS (
      DELETE FROM budget_reserve WHERE "runId" = ${runId}::uuid AND "workerId" = ${holder} RETURNING "amountUsd"
    )
    UPDATE run_budget b SET "spentUsd" = b."spentUsd" + greatest(0, gone."amountUsd" - coalesce(${text}::numeric, gone."amountUsd"))
    FROM gone WHERE b."runId" = ${runId}::uuid`;
}

/** Reserves of batches outlive every process. */
export const BATCH_HOLDER = 'batch:';

/** What dead workers had set aside counts as spent: their calls may have been answered. Returns how many there were. */
export async function countDeadReserves(tx: Db, silentSince: Date): Promise<number> {
  const dead = await tx.$queryRaw<{ runId: Id; workerId: string }[]>`
    SELECT b."runId", b."workerId" FROM budget_reserve b
    WHERE b."workerId" NOT LIKE ${`${BATCH_HOLDER}%`}
      AND NOT EXISTS (SELECT FROM worker_heartbeat w WHERE w.id::text = b."workerId" AND w."seenAt" > ${silentSince})
    ORDER BY 1, 2`;
  for (const { runId, workerId } of dead) await releaseReserve(tx, runId, workerId, 0n);
  return dead.length;
}
