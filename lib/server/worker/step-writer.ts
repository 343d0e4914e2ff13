/** Stores steps and calls of many evolutions in one transaction: while one is being committed, the next ones gather. */
import type { Id } from '@/lib/core/domain/identifier';
import type { EvolutionStep } from '../store/evolution-steps';
import type { EvolutionPlace, NewEvolution } from '../store/evolutions';
import type { TeacherCallRecord } from '../store/teacher-calls';
import type { TwinCheck } from './twin-check';
import { untilReachable } from './until-reachable';

export type StepEntry = {
  place: EvolutionPlace;
  /** Null: no call led to it (a call that could not be made). */
  call: TeacherCallRecord | null;
  /** Null: a call that failed and changes nothing yet. */
  step: EvolutionStep | null;
  /** The next attempt within the round, when this one ends dropped or failed (`retry_now`). */
  nextAttempt: NewEvolution | null;
  /** Left out: the run does not look for duplicates. */
  twins?: TwinCheck | undefined;
};

/** `superseded`: the evolution was moved on, by somebody else or as the twin of another child, so its driver must leave it alone. */
export type StepOutcome = 'stored' | 'superseded';

/** Writes all entries or throws. `isRepeat`: an earlier try may have been committed although its answer was lost. */
export type WriteSteps = (entries: readonly StepEntry[], isRepeat: boolean) => Promise<Set<Id>>;

type Waiting = { entry: StepEntry; resolve: (outcome: StepOutcome) => void; reject: (error: unknown) => void };

const MAX_BATCH = 200;
/**
 * Gathering costs no throughput, because a worker has twice as many evolutions in hand as the teacher takes calls, and with 64 calls in
 * flight it makes of a transaction for every two replies one for twenty (bench cpu: 1.9 of a bare loop without, 1.7 at 40 ms, 1.2 at 70).
 */
const GATHER_MS = 70;
/** Where fewer than two steps come in the time of gathering, waiting would only delay the one: at the end of a round, or with few calls at once. */
const WORTH_GATHERING = 2;
const RATE_WINDOW_MS = 500;
/** Many enough that waiting for more saves little. */
const FULL_BATCH = 40;

/** An answered call is held here until it is stored, however long the database is away. */
export class StepWriter {
  private waiting: Waiting[] = [];
  private isWriting = false;
  private onFull: (() => void) | null = null;
  private arrivals = { since: 0, count: 0, perGathering: WORTH_GATHERING };

  constructor(private readonly write: WriteSteps) {}

  store(entry: StepEntry): Promise<StepOutcome> {
    this.countArrival();
    return new Promise((resolve, reject) => {
      this.waiting.push({ entry, resolve, reject });
      if (!this.isWriting) void this.drain();
      else if (this.waiting.length >= FULL_BATCH) this.onFull?.();
    });
  }

  private countArrival(): void {
    const { since, count } = this.arrivals;
    const passedMs = performance.now() - since;
    if (passedMs < RATE_WINDOW_MS) this.arrivals.count += 1;
    else
      this.arrivals = { since: since + passedMs, count: 1, perGathering: Math.max(1, count) * (GATHER_MS / passedMs) };
  }

  private async drain(): Promise<void> {
    this.isWriting = true;
    while (this.waiting.length > 0) {
      const isGathering = this.arrivals.perGathering >= WORTH_GATHERING && this.waiting.length < FULL_BATCH;
      if (isGathering) await this.gather();
      await this.writeBatch(this.waiting.splice(0, MAX_BATCH));
    }
    this.isWriting = false;
  }

  private gather(): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.onFull = null;
        resolve();
      };
      const timer = setTimeout(end, GATHER_MS);
      this.onFull = end;
    });
  }

  private async writeBatch(batch: Waiting[]): Promise<void> {
    try {
      const entries = batch.map(({ entry }) => entry);
      const moved = await untilReachable((isRepeat) => this.write(entries, isRepeat), `${entries.length} steps`);
      for (const { entry, resolve } of batch) {
        resolve(entry.step === null || moved.has(entry.step.evolutionId) ? 'stored' : 'superseded');
      }
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error);
      else for (const one of batch) await this.writeBatch([one]);
    }
  }
}
