/** Stores steps and calls of many evolutions in one transaction: while one is being committed, the next ones gather. */
import type { Id } from '@/lib/core/domain/identifier';
import { logger } from '../logger';
import { isRefusedByDatabase } from '../store/database-faults';
import type { EvolutionStep } from '../store/evolution-steps';
import type { EvolutionPlace, NewEvolution } from '../store/evolutions';
import type { TeacherCallRecord } from '../store/teacher-calls';

export type StepEntry = {
  place: EvolutionPlace;
  /** Null: no call led to it (a call that could not be made). */
  call: TeacherCallRecord | null;
  /** Null: a call that failed and changes nothing yet. */
  step: EvolutionStep | null;
  /** The next attempt within the round, when this one ends dropped or failed (`retry_now`). */
  nextAttempt: NewEvolution | null;
};

/** `superseded`: somebody else has moved the evolution on, so this process must leave it alone. */
export type StepOutcome = 'stored' | 'superseded';

/** Writes all entries or throws. `isRepeat`: an earlier try may have been committed although its answer was lost. */
export type WriteSteps = (entries: readonly StepEntry[], isRepeat: boolean) => Promise<Set<Id>>;

type Waiting = { entry: StepEntry; resolve: (outcome: StepOutcome) => void; reject: (error: unknown) => void };

const MAX_BATCH = 200;
/**
 * Replies of 64 calls in flight come every few ms: gathering them costs no throughput, because a worker has more evolutions in hand than
 * the teacher takes calls, and it more than halves the transactions (bench cpu).
 */
const GATHER_MS = 20;
const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 3_000;

/** An answered call is held here until it is stored, however long the database is away. */
export class StepWriter {
  private waiting: Waiting[] = [];
  private isWriting = false;

  constructor(private readonly write: WriteSteps) {}

  store(entry: StepEntry): Promise<StepOutcome> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ entry, resolve, reject });
      if (!this.isWriting) void this.drain();
    });
  }

  private async drain(): Promise<void> {
    this.isWriting = true;
    while (this.waiting.length > 0) {
      await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
      await this.writeBatch(this.waiting.splice(0, MAX_BATCH));
    }
    this.isWriting = false;
  }

  private async writeBatch(batch: Waiting[]): Promise<void> {
    try {
      const moved = await this.writeUntilReachable(batch.map(({ entry }) => entry));
      for (const { entry, resolve } of batch) {
        resolve(entry.step === null || moved.has(entry.step.evolutionId) ? 'stored' : 'superseded');
      }
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error);
      else for (const one of batch) await this.writeBatch([one]);
    }
  }

  private async writeUntilReachable(entries: StepEntry[]): Promise<Set<Id>> {
    for (let tries = 0; ; tries += 1) {
      try {
        return await this.write(entries, tries > 0);
      } catch (error) {
        if (isRefusedByDatabase(error)) throw error;
        const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tries);
        logger.warn({ err: error, steps: entries.length, waitMs }, 'steps are not stored yet');
        await new Promise((resolve) => setTimeout(resolve, waitMs));
      }
    }
  }
}
