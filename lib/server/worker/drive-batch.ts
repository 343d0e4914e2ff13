/** Drives a round through the provider's Batch API: each look sends, asks after or collects what can be, and says in rows where to go on. */
import { AppError } from '@/lib/core/domain/app-error';
import { FAILURE_POLICY } from '@/lib/core/domain/failure-policy';
import type { Id } from '@/lib/core/domain/identifier';
import { FAILURE_FACTS, type FailureKind } from '@/lib/core/domain/teacher';
import {
  BATCH_LIMITS,
  type BatchLimits,
  isLookDue,
  LOOK_PACE,
  type LookPace,
  OPEN_BATCH_STATES,
  roomAtProvider,
  TOO_MUCH_WAITS,
} from '@/lib/core/domain/teacher-batch';
import type { JobPayload } from '../jobs/job-definitions';
import { logger } from '../logger';
import { unseal } from '../secrets';
import { database, inTransaction } from '../store/connection';
import { lockRounds } from '../store/evolution-steps';
import { announceChange } from '../store/notices';
import { findRoundById } from '../store/rounds';
import { releaseReserve } from '../store/run-budgets';
import { pauseRunningRun } from '../store/runs';
import * as store from '../store/teacher-batches';
import { type BatchPort, connectBatches, type PortFailure, type ProviderBatch } from '../teacher/batch-port';
import { batchHolder } from './batch-budget';
import { BatchCollector } from './batch-collect';
import { submitBatch } from './batch-submit';
import { prepareWave, type WaveLimits } from './batch-wave';
import { pauseRun } from './pause-run';
import { type RunContext, RunContexts } from './run-contexts';
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

/** go: everything; hold: only what the provider has already; end: that is stopped and what it answered is kept. */
type Mode = 'go' | 'hold' | 'end';
type Place = JobPayload<'drive-batch'>;
type Look = { place: Place; context: RunContext; mode: Mode };

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
    if (isTooDear !== null) await this.pause(later, isTooDear);
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

  private async readLook(place: Place): Promise<Look | null> {
    const { projectId, runId, roundId } = place;
    const round = await findRoundById(database(), workerScope(projectId), roundId);
    if (!round || this.stopping.signal.aborted) return null;
    const context = await new RunContexts().get(projectId, runId);
    const mode = round.state !== 'running' ? 'end' : context.isRunning ? 'go' : 'hold';
    return { place, context, mode };
  }

  private async advance(batch: store.BatchRecord, look: Look): Promise<void> {
    this.stopping.signal.throwIfAborted();
    if (batch.state === 'preparing' && look.mode === 'hold') return;
    if (!this.isDue(batch)) return;
    const port = await this.portFor(batch, look);
    if (!port) return;
    if (batch.state === 'preparing' && look.mode === 'end') return this.withdraw(batch, look, port);
    if (batch.state === 'preparing') {
      const failure = await submitBatch(batch, look.context, port);
      if (failure) await this.hindered(batch, look, failure);
      await announceChange(database(), look.place);
      return;
    }
    await this.ask(batch, look, port);
  }

  private async portFor(batch: store.BatchRecord, look: Look): Promise<BatchPort | null> {
    const { id, baseUrl, model, sealedKey, parameters, requestTimeoutMs } = look.context.teachers[batch.role];
    try {
      const key = sealedKey === null ? null : unseal(sealedKey);
      return this.connect({ id, baseUrl, model, key, parameters, requestTimeoutMs }, this.stopping.signal);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      // The sealed key cannot be opened: a person must enter it again.
      await this.hindered(batch, look, {
        kind: 'authentication',
        message: error.message,
        status: null,
        retryAfterMs: null,
      });
      return null;
    }
  }

  /** Nothing was to be answered any more before it was sent; it may have been sent unheard. */
  private async withdraw(batch: store.BatchRecord, look: Look, port: BatchPort): Promise<void> {
    const found = batch.inputFileId === null ? null : await port.find(batch.id, batch.createdAt);
    if (found && !found.ok) return this.hindered(batch, look, found.failure);
    if (found?.value) {
      const { id, status } = found.value;
      const sent = { state: 'submitted', providerId: id, providerState: status, submittedAt: new Date() } as const;
      await store.changeBatch(database(), batch.id, ['preparing'], sent);
      return;
    }
    await this.close(batch, look, { state: 'cancelled', message: 'Cancelled before it was sent.' });
  }

  private async ask(batch: store.BatchRecord, look: Look, port: BatchPort): Promise<void> {
    const isToBeCancelled = look.mode === 'end' && ['validating', 'in_progress'].includes(batch.providerState ?? '');
    // Refused when it has just ended: then the answer below says so.
    if (isToBeCancelled) await port.cancel(batch.providerId ?? '');
    const asked = await port.retrieve(batch.providerId ?? '');
    if (!asked.ok && asked.failure.status === 404) {
      const message = `The provider knows no batch ${batch.providerId} any more.`;
      return this.fail(batch, look, `${message} What was in it is sent again after resuming.`, true);
    }
    if (!asked.ok) return this.hindered(batch, look, asked.failure);
    const { status, counts, fault, isTooMuch, expiresAt } = asked.value;
    if (status === 'failed' && isTooMuch) {
      const message = `${fault ?? 'Too many tokens wait at the provider.'} What was in it goes again later, in smaller files.`;
      return this.close(batch, look, { state: 'failed', message, providerState: TOO_MUCH_WAITS });
    }
    if (status === 'failed') return this.fail(batch, look, fault ?? 'The provider gives no reason.');
    const isOver = status === 'completed' || status === 'expired' || status === 'cancelled';
    const seen = { providerState: status, expiresAt, checkedAt: new Date(), message: null };
    if (!isOver) {
      const progress = counts ? { answeredCount: counts.completed, failedCount: counts.failed } : {};
      await store.changeBatch(database(), batch.id, ['submitted'], { ...seen, ...progress });
      return announceChange(database(), look.place);
    }
    // From here on we count ourselves.
    const begun = { ...seen, state: 'collecting', answeredCount: 0, failedCount: 0 } as const;
    await store.changeBatch(database(), batch.id, ['submitted'], begun);
    await this.collect(batch, look, asked.value, port);
  }

  private async collect(batch: store.BatchRecord, look: Look, provider: ProviderBatch, port: BatchPort): Promise<void> {
    const { projectId, roundId } = look.place;
    const round = await findRoundById(database(), workerScope(projectId), roundId);
    const collector = new BatchCollector(batch, look.context, round?.templateVersions ?? {}, this.linesPerStep);
    const failure = await collector.collect(provider, port);
    if (failure) return this.hindered(batch, look, failure);
    const isCancelled = provider.status === 'cancelled';
    const message = provider.status === 'expired' ? 'It expired; what was not answered goes again.' : null;
    await this.close(batch, look, { state: isCancelled ? 'cancelled' : 'done', message });
    await deleteFiles(port, provider);
    if (collector.pauseCause) await this.pauseForTeacher(batch, look, collector.pauseCause);
    if (isCancelled && look.mode !== 'end')
      await this.pause(
        look,
        'A batch of this round was cancelled at the provider. Resume to send the rest of it again.',
      );
  }

  /** Tried again when the next look is due; where a person must act, the run waits for them, and then it is tried at once. */
  private async hindered(batch: store.BatchRecord, look: Look, failure: PortFailure): Promise<void> {
    const message = `${FAILURE_FACTS[failure.kind].label}: ${failure.message}`;
    const { treatment } = FAILURE_POLICY[failure.kind];
    const isForPerson = treatment === 'pause_round' || treatment === 'give_up';
    const checkedAt = isForPerson && batch.state === 'preparing' ? null : new Date();
    await store.changeBatch(database(), batch.id, OPEN_BATCH_STATES, { message, checkedAt });
    logger.warn({ batchId: batch.id, kind: failure.kind, message: failure.message }, 'a batch is hindered');
    if (isForPerson) await this.pauseForTeacher(batch, look, failure);
    await announceChange(database(), look.place);
  }

  private async fail(batch: store.BatchRecord, look: Look, message: string, mayBeBilled = false): Promise<void> {
    await this.close(batch, look, { state: 'failed', message, mayBeBilled });
    await this.pause(
      look,
      `The provider refused a batch of requests to the ${batch.role}: ${message.replace(/\.?$/, '.')}`,
    );
  }

  private async pauseForTeacher(
    batch: store.BatchRecord,
    look: Look,
    cause: { kind: FailureKind; message: string },
  ): Promise<void> {
    if (look.mode === 'go') look.mode = 'hold';
    await pauseRun(look.place.projectId, look.context, batch.role, { ...cause, trouble: null });
  }

  private async pause(look: Look, reason: string): Promise<void> {
    if (look.mode === 'go') look.mode = 'hold';
    if (await pauseRunningRun(database(), look.place.runId, reason)) await announceChange(database(), look.place);
  }

  private async close(
    batch: store.BatchRecord,
    { place }: Look,
    {
      mayBeBilled = false,
      ...end
    }: {
      state: 'done' | 'failed' | 'cancelled';
      message: string | null;
      providerState?: string;
      mayBeBilled?: boolean;
    },
  ): Promise<void> {
    await inTransaction(async (tx) => {
      await lockRounds(tx, [place.roundId]);
      await store.changeBatch(tx, batch.id, OPEN_BATCH_STATES, {
        ...end,
        finishedAt: new Date(),
      });
      await store.releaseFromBatch(tx, batch.id, 'all');
      // What a provider does not remember it may still bill.
      await releaseReserve(tx, place.runId, batchHolder(batch.id), mayBeBilled ? 0n : null);
      await announceChange(tx, place);
    });
  }
}

/** Providers keep them for weeks; they hold people's data, and we have read them. */
async function deleteFiles(port: BatchPort, provider: ProviderBatch): Promise<void> {
  for (const fileId of [provider.inputFileId, provider.outputFileId, provider.errorFileId]) {
    const deleted = fileId === null ? null : await port.deleteFile(fileId);
    if (deleted && !deleted.ok) logger.debug({ fileId, message: deleted.failure.message }, 'a file of a batch stays');
  }
}

/** Rounds of which some batch is due for a look. */
export async function roundsDue(driver: BatchDriver): Promise<Place[]> {
  const due = (await store.batchesToLookAt(database())).filter((batch) => driver.isDue(batch));
  const byRound = new Map<Id, Place>();
  for (const { projectId, runId, roundId } of due) byRound.set(roundId, { projectId, runId, roundId });
  return [...byRound.values()];
}
