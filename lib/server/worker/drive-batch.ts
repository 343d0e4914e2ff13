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
import { database } from '../store/connection';
import { announceChange } from '../store/notices';
import { findRoundById } from '../store/rounds';
import * as store from '../store/teacher-batches';
import { type BatchPort, connectBatches } from '../teacher/batch-port';
import { type BatchLook, hinderBatch, pauseRound } from './batch-ends';
import { askAfterBatch, withdrawBatch } from './batch-progress';
import { submitBatch } from './batch-submit';
import { prepareWave, type WaveLimits } from './batch-wave';
import { RunContexts } from './run-contexts';
import { workerScope } from './worker-scope';

/** `connect` is replaced by tests that let the process die between any two words with the provider. */
export type BatchDriverOptions = {
  limits?: BatchLimits;
  pace?: LookPace;
  linesPerStep?: number;
  connect?: typeof connectBatches;
};

/** Replies that share a transaction. */
const LINES_PER_STEP = 200;

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
    const limits = await this.limitsNow(place.roundId);
    if (limits.requestsAtOnce === 0) return;
    const isTooDear = await prepareWave(place, later.context, limits);
    if (isTooDear !== null) await pauseRound(later, isTooDear);
    const fresh = await store.openBatches(database(), place.roundId);
    for (const batch of fresh) if (batch.state === 'preparing') await this.advance(batch, later);
  }

  /** A provider that said that too much waits there gets less, and not at once. */
  private async limitsNow(roundId: Id): Promise<WaveLimits> {
    const { requests, from } = roomAtProvider(await store.endedBatches(database(), roundId), this.pace);
    const waiting = (await store.openBatches(database(), roundId)).reduce((sum, batch) => sum + batch.requestCount, 0);
    const isTooSoon = from !== null && from > new Date();
    return { ...this.limits, requestsAtOnce: isTooSoon ? 0 : Math.max(0, requests - waiting) };
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
    if (batch.state === 'preparing' && look.mode === 'end') return withdrawBatch(batch, look, port);
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

/** Rounds of which some batch is due for a look. */
export async function roundsDue(driver: BatchDriver): Promise<Place[]> {
  const due = (await store.batchesToLookAt(database())).filter((batch) => driver.isDue(batch));
  const byRound = new Map<Id, Place>();
  for (const { projectId, runId, roundId } of due) byRound.set(roundId, { projectId, runId, roundId });
  return [...byRound.values()];
}
