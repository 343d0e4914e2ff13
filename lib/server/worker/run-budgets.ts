/**
 * Reserve and settle: the hard caps of runs as one holder (a worker, or a batch) keeps them. Money for the dearest that a call can be is
 * set aside before it is made, in chunks, so that most calls need no query; what the call really cost moves from the reserve to what is
 * spent in the transaction that stores the call (`chargeUsd` and `reserveHolder` of its record, made by call-record.ts). Only runs with a
 * cap come here.
 *
 * For a batch: one `reserve` of store/run-budgets.ts in the name of `BATCH_HOLDER + batch id`, with need and want the dearest cost of the
 * whole file; its calls are recorded with that holder; `releaseReserve(tx, runId, holder, null)` when the batch is over. Such reserves
 * outlive every process.
 */
import type { Id } from '@/lib/core/domain/identifier';
import { parseUsd, type UsdUnits } from '@/lib/core/domain/price';
import { logger } from '../logger';
import { inTransaction } from '../store/connection';
import { announceBudget, giveBackReserve, type ReserveAnswer, releaseReserve, reserve } from '../store/run-budgets';
import type { TeacherCallRecord } from '../store/teacher-calls';

/** What a call may cost at most, under the cap that its worker knows. */
export type Wish = { runId: Id; capUsd: string; amount: UsdUnits };
/** One call's money, set aside. */
export type Hold = { runId: Id; holder: string; amount: UsdUnits };
export type Taken =
  | { outcome: 'held'; hold: Hold }
  | { outcome: 'uncapped' }
  | { outcome: 'left' }
  | { outcome: 'reached'; capUsd: string; spentUsd: string };

/** `free` can be taken at once; `inFlight` belongs to calls that are being made; `lost` to calls that were made and are in no ledger. */
type Purse = {
  /** the cap under which `free` was set aside; null before the first wish */
  capUsd: string | null;
  free: UsdUnits;
  inFlight: UsdUnits;
  lost: UsdUnits;
  asking: Promise<unknown> | null;
  usedAt: number;
  refusedAt: number;
};

/** A worker asks for money for so many calls at once; near the cap for less, so that others get some too. */
const CALLS_PER_CHUNK = 64n;
const IDLE_MS = 2_000;
const LOOK_AGAIN_MS = 200;

export class RunBudgets {
  private readonly purses = new Map<Id, Purse>();

  constructor(readonly holder: string) {}

  /** Waits while calls in flight, here or elsewhere, may still turn out cheaper than reserved. */
  async take({ runId, capUsd, amount }: Wish, isWanted: () => Promise<boolean>): Promise<Taken> {
    const purse = this.purseOf(runId);
    for (;;) {
      purse.usedAt = Date.now();
      // What was set aside under another cap and is not sent yet is asked for again, so that a lowered cap holds for it too.
      if (purse.capUsd !== capUsd && !purse.asking) {
        purse.capUsd = capUsd;
        if (purse.free > 0n) await this.rest(runId, purse);
        continue;
      }
      if (purse.free >= amount) {
        purse.free -= amount;
        purse.inFlight += amount;
        return { outcome: 'held', hold: { runId, holder: this.holder, amount } };
      }
      if (purse.asking) {
        await purse.asking;
        continue;
      }
      // Of the many that wait near the cap one asks; the others hear of it, or of a call here that turned out cheap.
      if (purse.inFlight > 0n && Date.now() - purse.refusedAt < LOOK_AGAIN_MS) {
        if (!(await this.waitsOn(isWanted))) return { outcome: 'left' };
        continue;
      }
      // Asked before: a call that is settled while the answer is on its way leaves something behind.
      const isAlone = purse.inFlight === 0n;
      const answer = await this.refill(runId, purse, amount);
      if (answer.outcome === 'uncapped') return { outcome: 'uncapped' };
      if (answer.outcome === 'granted' || purse.free >= amount) continue;
      if (isAlone && answer.heldByOthers <= 0n) return { ...answer, outcome: 'reached' };
      purse.refusedAt = Date.now();
      if (!(await this.waitsOn(isWanted))) return { outcome: 'left' };
    }
  }

  private async waitsOn(isWanted: () => Promise<boolean>): Promise<boolean> {
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS * (0.5 + Math.random() / 2)));
    return isWanted();
  }

  /** The call is in the ledger, and with it what it cost. */
  settle({ runId, amount }: Hold, { chargeUsd }: TeacherCallRecord): void {
    const purse = this.purseOf(runId);
    const rest = amount - parseUsd(chargeUsd);
    purse.inFlight -= amount;
    // A server that ignores the limit of tokens can bill more than the dearest call.
    purse.free = purse.free + rest > 0n ? purse.free + rest : 0n;
  }

  /** The call was never made. */
  giveBack({ runId, amount }: Hold): void {
    const purse = this.purseOf(runId);
    purse.inFlight -= amount;
    purse.free += amount;
  }

  /** The call was made, and what came of it is not stored. */
  lose({ runId, amount }: Hold): void {
    const purse = this.purseOf(runId);
    purse.inFlight -= amount;
    purse.lost += amount;
  }

  /** What lies idle goes back, so that other workers can use it. */
  async tidy(): Promise<void> {
    for (const [runId, purse] of this.purses) {
      const isIdle = purse.inFlight === 0n && !purse.asking && Date.now() - purse.usedAt > IDLE_MS;
      if (isIdle && purse.free + purse.lost > 0n) await this.rest(runId, purse);
    }
  }

  /** The process ends: what it does not know to be unused counts as spent. */
  async closeAll(): Promise<void> {
    for (const [runId, { free }] of this.purses) {
      await inTransaction((tx) => releaseReserve(tx, runId, this.holder, free));
      this.purses.delete(runId);
    }
  }

  private rest(runId: Id, purse: Purse): Promise<void> {
    return this.alone(purse, async ({ free, lost }) => {
      await inTransaction(async (tx) => {
        await giveBackReserve(tx, runId, this.holder, { free, lost });
        await announceBudget(tx, runId);
      });
      return { gives: 0n, result: undefined };
    });
  }

  private refill(runId: Id, purse: Purse, amount: UsdUnits): Promise<ReserveAnswer> {
    return this.alone(purse, async ({ free, lost }) => {
      const wish = { need: amount - free, want: amount * CALLS_PER_CHUNK, offered: free, lost };
      const result = await inTransaction((tx) => reserve(tx, runId, this.holder, wish));
      const granted = result.outcome === 'granted' ? result.amount : 0n;
      return { gives: result.outcome === 'refused' ? 0n : free + granted, result };
    });
  }

  /** One question to the database per purse at a time; meanwhile nobody takes what is offered in it. */
  private async alone<Result>(
    purse: Purse,
    ask: (offer: Pick<Purse, 'free' | 'lost'>) => Promise<{ gives: UsdUnits; result: Result }>,
  ): Promise<Result> {
    const offer = { free: purse.free, lost: purse.lost };
    purse.free = 0n;
    const asking = ask(offer);
    purse.asking = asking.catch((error: unknown) => logger.debug({ err: error }, 'no answer about a budget'));
    try {
      const { gives, result } = await asking;
      purse.lost -= offer.lost;
      purse.free += gives;
      return result;
    } catch (error) {
      purse.free += offer.free;
      throw error;
    } finally {
      purse.asking = null;
    }
  }

  private purseOf(runId: Id): Purse {
    const known = this.purses.get(runId);
    if (known) return known;
    const purse = { capUsd: null, free: 0n, inFlight: 0n, lost: 0n, asking: null, usedAt: Date.now(), refusedAt: 0 };
    this.purses.set(runId, purse);
    return purse;
  }
}
