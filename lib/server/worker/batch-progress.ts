/** One batch between us and the provider: withdrawn before it was sent, asked after, collected when it is over. */
import { TOO_MUCH_WAITS } from '@/lib/core/domain/teacher-batch';
import { logger } from '../logger';
import { database } from '../store/connection';
import { announceChange } from '../store/notices';
import { findRoundById } from '../store/rounds';
import * as store from '../store/teacher-batches';
import type { BatchPort, ProviderBatch } from '../teacher/batch-port';
import { BatchCollector } from './batch-collect';
import { type BatchLook, closeBatch, failBatch, hinderBatch, pauseForTeacher, pauseRound } from './batch-ends';
import { workerScope } from './worker-scope';

/** Nothing was to be answered any more before it was sent; it may have been sent unheard. */
export async function withdrawBatch(batch: store.BatchRecord, look: BatchLook, port: BatchPort): Promise<void> {
  const found = batch.inputFileId === null ? null : await port.find(batch.id, batch.createdAt);
  if (found && !found.ok) return hinderBatch(batch, look, found.failure);
  if (found?.value) {
    const { id, status } = found.value;
    const sent = { state: 'submitted', providerId: id, providerState: status, submittedAt: new Date() } as const;
    await store.changeBatch(database(), batch.id, ['preparing'], sent);
    return;
  }
  await closeBatch(batch, look, { state: 'cancelled', message: 'Cancelled before it was sent.' });
}

export type AtProvider = { port: BatchPort /** replies that share a transaction */; linesPerStep: number };

export async function askAfterBatch(batch: store.BatchRecord, look: BatchLook, at: AtProvider): Promise<void> {
  const { port } = at;
  const isToBeCancelled = look.mode === 'end' && ['validating', 'in_progress'].includes(batch.providerState ?? '');
  // Refused when it has just ended: then the answer below says so.
  if (isToBeCancelled) await port.cancel(batch.providerId ?? '');
  const asked = await port.retrieve(batch.providerId ?? '');
  if (!asked.ok && asked.failure.status === 404) {
    const message = `The provider knows no batch ${batch.providerId} any more.`;
    return failBatch(batch, look, `${message} What was in it is sent again after resuming.`, true);
  }
  if (!asked.ok) return hinderBatch(batch, look, asked.failure);
  const { status, counts, fault, isTooMuch, expiresAt } = asked.value;
  if (status === 'failed' && isTooMuch) {
    const message = `${fault ?? 'Too many tokens wait at the provider.'} What was in it goes again later, in smaller files.`;
    return closeBatch(batch, look, { state: 'failed', message, providerState: TOO_MUCH_WAITS });
  }
  if (status === 'failed') return failBatch(batch, look, fault ?? 'The provider gives no reason.');
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
  await collectBatch(batch, look, asked.value, at);
}

async function collectBatch(
  batch: store.BatchRecord,
  look: BatchLook,
  provider: ProviderBatch,
  { port, linesPerStep }: AtProvider,
): Promise<void> {
  const { projectId, roundId } = look.place;
  const round = await findRoundById(database(), workerScope(projectId), roundId);
  const collector = new BatchCollector(batch, look.context, round?.templateVersions ?? {}, linesPerStep);
  const failure = await collector.collect(provider, port);
  if (failure) return hinderBatch(batch, look, failure);
  const isCancelled = provider.status === 'cancelled';
  const message = provider.status === 'expired' ? 'It expired; what was not answered goes again.' : null;
  await closeBatch(batch, look, { state: isCancelled ? 'cancelled' : 'done', message });
  await deleteFiles(port, provider);
  if (collector.pauseCause) await pauseForTeacher(batch, look, collector.pauseCause);
  if (isCancelled && look.mode !== 'end')
    await pauseRound(look, 'A batch of this round was cancelled at the provider. Resume to send the rest of it again.');
}

/** Providers keep them for weeks; they hold people's data, and we have read them. */
async function deleteFiles(port: BatchPort, provider: ProviderBatch): Promise<void> {
  for (const fileId of [provider.inputFileId, provider.outputFileId, provider.errorFileId]) {
    const deleted = fileId === null ? null : await port.deleteFile(fileId);
    if (deleted && !deleted.ok) logger.debug({ fileId, message: deleted.failure.message }, 'a file of a batch stays');
  }
}
