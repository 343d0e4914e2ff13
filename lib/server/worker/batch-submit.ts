/** Hands a prepared batch to the provider, once, whatever happens between its answer and our commit. */
import type { Id } from '@/lib/core/domain/identifier';
import { next } from '@/lib/core/evolution/machine';
import { database } from '../store/connection';
import { loadEvolutions } from '../store/evolution-work';
import { type BatchRecord, batchedEvolutionIds, changeBatch } from '../store/teacher-batches';
import type { BatchPort, PortFailure, PortResult, ProviderBatch } from '../teacher/batch-port';
import { lineOf } from './batch-line-of';
import type { RunContext } from './run-contexts';

const PAGE = 500;

/** Null when the provider has it now; otherwise what stood in the way. */
export async function submitBatch(
  batch: BatchRecord,
  context: RunContext,
  port: BatchPort,
): Promise<PortFailure | null> {
  const created = await uploadAndCreate(batch, context, port);
  if (!created.ok) return created.failure;
  const { id, status, expiresAt } = created.value;
  const isOurs = await changeBatch(database(), batch.id, ['preparing'], {
    ...{ state: 'submitted', providerId: id, providerState: status, expiresAt, message: null },
    ...{ submittedAt: new Date(), checkedAt: new Date() },
  });
  // Somebody else gave it to the provider meanwhile: one of the two is too many.
  if (!isOurs) await port.cancel(id);
  return null;
}

async function uploadAndCreate(
  batch: BatchRecord,
  context: RunContext,
  port: BatchPort,
): Promise<PortResult<ProviderBatch>> {
  // With a file there was a try before, and it may have gone through unheard.
  if (batch.inputFileId !== null) {
    const found = await port.find(batch.id, batch.createdAt);
    if (!found.ok) return found;
    if (found.value) return { ok: true, value: found.value };
  }
  const file = await inputFile(batch, context, port);
  if (!file.ok) return file;
  const created = await port.create(file.value.fileId, batch.id);
  // The file may be of another account, or too old: the next try brings a new one.
  if (!created.ok && created.failure.status !== null && created.failure.status < 500)
    await changeBatch(database(), batch.id, ['preparing'], { inputFileId: null });
  return created;
}

async function inputFile(
  batch: BatchRecord,
  context: RunContext,
  port: BatchPort,
): Promise<PortResult<{ fileId: Id }>> {
  if (batch.inputFileId !== null) return { ok: true, value: { fileId: batch.inputFileId } };
  const uploaded = await port.upload(linesOf(batch, context), `${batch.id}.jsonl`);
  if (uploaded.ok) await changeBatch(database(), batch.id, ['preparing'], { inputFileId: uploaded.value.fileId });
  return uploaded;
}

/** Read while they are sent, so that no file is ever held whole. */
async function* linesOf(batch: BatchRecord, { rules, teachers }: RunContext): AsyncGenerator<string> {
  for (let after: Id | null = null; ; ) {
    const ids: Id[] = await batchedEvolutionIds(database(), batch.id, after, PAGE);
    const hands = new Map((await loadEvolutions(database(), ids)).map((hand) => [hand.id, hand]));
    for (const id of ids) {
      const hand = hands.get(id);
      const todo = hand && next(hand.work, rules);
      if (hand && todo?.kind === 'ask') yield lineOf(hand, todo.request, teachers[batch.role]);
    }
    after = ids.at(-1) ?? null;
    if (ids.length < PAGE) return;
  }
}
