/** How a batch, or a look at it, ends: done, refused, hindered, and what follows for its evolutions, its money and the run. */
import { FAILURE_POLICY } from '@/lib/core/domain/failure-policy';
import { FAILURE_FACTS, type FailureKind } from '@/lib/core/domain/teacher';
import { OPEN_BATCH_STATES } from '@/lib/core/domain/teacher-batch';
import type { JobPayload } from '../jobs/job-definitions';
import { logger } from '../logger';
import { database, inTransaction } from '../store/connection';
import { lockRounds } from '../store/evolution-steps';
import { announceChange } from '../store/notices';
import { releaseReserve } from '../store/run-budgets';
import { pauseRunningRun } from '../store/runs';
import * as store from '../store/teacher-batches';
import type { PortFailure } from '../teacher/batch-port';
import { batchHolder } from './batch-budget';
import { pauseRun } from './pause-run';
import type { RunContext } from './run-contexts';

/** One look at a round. go: everything; hold: only what the provider has already; end: that is stopped and what it answered is kept. */
export type BatchLook = { place: JobPayload<'drive-batch'>; context: RunContext; mode: 'go' | 'hold' | 'end' };

/** Tried again when the next look is due; where a person must act, the run waits for them, and then it is tried at once. */
export async function hinderBatch(batch: store.BatchRecord, look: BatchLook, failure: PortFailure): Promise<void> {
  const message = `${FAILURE_FACTS[failure.kind].label}: ${failure.message}`;
  const { treatment } = FAILURE_POLICY[failure.kind];
  const isForPerson = treatment === 'pause_round' || treatment === 'give_up';
  const checkedAt = isForPerson && batch.state === 'preparing' ? null : new Date();
  await store.changeBatch(database(), batch.id, OPEN_BATCH_STATES, { message, checkedAt });
  logger.warn({ batchId: batch.id, kind: failure.kind, message: failure.message }, 'a batch is hindered');
  if (isForPerson) await pauseForTeacher(batch, look, failure);
  await announceChange(database(), look.place);
}

export async function failBatch(
  batch: store.BatchRecord,
  look: BatchLook,
  message: string,
  mayBeBilled = false,
): Promise<void> {
  await closeBatch(batch, look, { state: 'failed', message, mayBeBilled });
  await pauseRound(
    look,
    `The provider refused a batch of requests to the ${batch.role}: ${message.replace(/\.?$/, '.')}`,
  );
}

export async function pauseForTeacher(
  batch: store.BatchRecord,
  look: BatchLook,
  cause: { kind: FailureKind; message: string },
): Promise<void> {
  if (look.mode === 'go') look.mode = 'hold';
  await pauseRun(look.place.projectId, look.context, batch.role, { ...cause, trouble: null });
}

export async function pauseRound(look: BatchLook, reason: string): Promise<void> {
  if (look.mode === 'go') look.mode = 'hold';
  if (await pauseRunningRun(database(), look.place.runId, reason)) await announceChange(database(), look.place);
}

export async function closeBatch(
  batch: store.BatchRecord,
  { place }: BatchLook,
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
