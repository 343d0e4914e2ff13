/** Drives a round through the provider's Batch API: each look sends, asks after or collects what can be, and says in rows where to go on. */
import { AppError } from '@/lib/core/domain/app-error';
import type { Id } from '@/lib/core/domain/identifier';
import {
  BATCH_LIMITS,
  type BatchLimits,
  isLookDue,
  LOOK_PACE,
  type LookPace,
  roomAtProvider,
} from '@/lib/core/domain/teacher-batch';
import type { JobPayload } from '../jobs/job-definitions';
import { unseal } from '../secrets';
import { database, inTransaction } from '../store/connection';
import { lockRounds } from '../store/evolution-steps';
import { announceChange } from '../store/notices';
import { findRoundById } from '../store/rounds';
import * as store from '../store/teacher-batches';
import { type BatchPort, connectBatches } from '../teacher/batch-port';
import { type BatchLook, hinderBatch, pauseRound } from './batch-ends';
import { askAfterBatch, withdrawBatch } from './batch-progress';
import { submitBatch } from './batch-submit';
import { prepareWave, type WaveLimits } from './batch-wave';
import { RunContexts } from './run-contexts';
import { stopWhenEnough } from './stop-when-enough';
import { workerScope } from './worker-scope';
import { closeRounds } from './write-steps';

/** `connect` is replaced by tests that let the process die between any two words with the provider. */
export type BatchDriverOptions = {
  limits?: BatchLimits;
  pace?: LookPace;
  linesPerStep?: number;
  connect?: typeof connectBatches;
};

/** Replies that share a transaction. */
const LINES_PER_STEP = 200;
/** So many more are sent than a run still wants kept, because some are dropped; what is missing then goes into another wave. */
const SPARE = 1.25;
/** Cancelling 50,000 evolutions takes a second or two. */
const STOP_TIMEOUT_MS = 60_000;

type Place = JobPayload<'drive-batch'>;

export class BatchDriver {
  private readonly stopping = new AbortController();
  private readonly limits: BatchLimits;
  private readonly pace: LookPace;
  private readonly linesPerStep: number;
  private readonly connect: typeof connectBatches;

  constructor(options: BatchDriverOptions = {}) {
    this.limits = options.limits ?? BATCH_LIMITS;
    this.pace = options.pace ?? LOOK_PACE;
    this.linesPerStep = options.linesPerStep ?? LINES_PER_STEP;
    this.connect = options.connect ?? connectBatches;
  }

  /** Cuts what is on the wire: nothing is lost by it, the next look sends or reads it again. */
  stop(): void {
    this.stopping.abort();
  }

  async look(place: Place): Promise<void> {
    try {
      await this.lookAt(place);
    } catch (error) {
      if (!this.stopping.signal.aborted) throw error;
    }
  }

  private async lookAt(place: Place): Promise<void> {
    const look = await this.readLook(place);
    if (!look) return;
    for (const batch of await store.openBatches(database(), place.roundId)) await this.advance(batch, look);
    // A line may have paused the run just now.
    const later = await this.readLook(place);
    if (later?.mode !== 'go') return;
    if (isEnoughFor(later)) return stopRound(place);
    const limits = await this.limitsNow(place.roundId, later.context.keptLeft);
    if (limits.requestsAtOnce === 0) return;
    const isTooDear = await prepareWave(place, later.context, limits);
    if (isTooDear !== null) await pauseRound(later, isTooDear);
    const fresh = await store.openBatches(database(), place.roundId);
    for (const batch of fresh) if (batch.state === 'preparing') await this.advance(batch, later);
  }

  /** A provider that said that too much waits there gets less, and not at once. */
  private async limitsNow(roundId: Id, keptLeft: number | null): Promise<WaveLimits> {
    const { requests, from } = roomAtProvider(await store.endedBatches(database(), roundId), this.pace);
    const waiting = (await store.openBatches(database(), roundId)).reduce((sum, batch) => sum + batch.requestCount, 0);
    const isTooSoon = from !== null && from > new Date();
    // Every request belongs to an evolution of its own, and each keeps one child at most.
    const wanted = keptLeft === null ? requests : Math.ceil(keptLeft * SPARE);
    return { ...this.limits, requestsAtOnce: isTooSoon ? 0 : Math.max(0, Math.min(requests, wanted) - waiting) };
  }

  isDue(batch: Pick<store.BatchRecord, 'createdAt' | 'submittedAt' | 'checkedAt'>): boolean {
    return isLookDue(batch, new Date(), this.pace);
  }

  private async readLook(place: Place): Promise<BatchLook | null> {
    const { projectId, runId, roundId } = place;
    const round = await findRoundById(database(), workerScope(projectId), roundId);
    if (!round || this.stopping.signal.aborted) return null;
    const context = await new RunContexts().get(projectId, runId);
    const mode = round.state !== 'running' ? 'end' : context.isRunning ? 'go' : 'hold';
    return { place, context, mode };
  }

  private async advance(batch: store.BatchRecord, look: BatchLook): Promise<void> {
    this.stopping.signal.throwIfAborted();
    if (batch.state === 'preparing' && look.mode === 'hold') return;
    if (!this.isDue(batch)) return;
    const port = await this.portFor(batch, look);
    if (!port) return;
    const isUnwanted = look.mode === 'end' || isEnoughFor(look);
    if (batch.state === 'preparing' && isUnwanted) return withdrawBatch(batch, look, port);
    if (batch.state === 'preparing') {
      const failure = await submitBatch(batch, look.context, port);
      if (failure) await hinderBatch(batch, look, failure);
      await announceChange(database(), look.place);
      return;
    }
    await askAfterBatch(batch, look, { port, linesPerStep: this.linesPerStep });
  }

  private async portFor(batch: store.BatchRecord, look: BatchLook): Promise<BatchPort | null> {
    const { id, baseUrl, model, sealedKey, parameters, requestTimeoutMs } = look.context.teachers[batch.role];
    try {
      const key = sealedKey === null ? null : unseal(sealedKey);
      return this.connect({ id, baseUrl, model, key, parameters, requestTimeoutMs }, this.stopping.signal);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      // The sealed key cannot be opened: a person must enter it again.
      await hinderBatch(batch, look, {
        kind: 'authentication',
        message: error.message,
        status: null,
        retryAfterMs: null,
      });
      return null;
    }
  }
}

const isEnoughFor = ({ context }: BatchLook) => context.keptLeft === 0;

/** The run has enough: what is in no batch is not sent any more. What is out is collected at later looks. */
async function stopRound(place: Place): Promise<void> {
  await inTransaction(
    async (tx) => {
      const [held] = await lockRounds(tx, [place.roundId]);
      const round = await findRoundById(tx, workerScope(place.projectId), place.roundId);
      if (!round || held?.keptWanted == null) return;
      const where = { ...place, roundNumber: round.number };
      if (await stopWhenEnough(tx, where, { keptWanted: held.keptWanted, driver: 'batch' }))
        await closeRounds(tx, [where]);
    },
    { timeoutMs: STOP_TIMEOUT_MS },
  );
}

/** Rounds of which some batch is due for a look. */
export async function roundsDue(driver: BatchDriver): Promise<Place[]> {
  const due = (await store.batchesToLookAt(database())).filter((batch) => driver.isDue(batch));
  const byRound = new Map<Id, Place>();
  for (const { projectId, runId, roundId } of due) byRound.set(roundId, { projectId, runId, roundId });
  return [...byRound.values()];
}
