/** Puts what a round has open into batches: one file per role and teacher, more where the provider's limits ask for it. */
import type { Id } from '@/lib/core/domain/identifier';
import type { UsdUnits } from '@/lib/core/domain/price';
import { TEACHER_ROLES, type TeacherRole } from '@/lib/core/domain/teacher';
import { type BatchLimits, splitIntoFiles } from '@/lib/core/domain/teacher-batch';
import { next } from '@/lib/core/evolution/machine';
import { database, inTransaction } from '../store/connection';
import { lockRounds } from '../store/evolution-steps';
import { loadEvolutions } from '../store/evolution-work';
import { newId } from '../store/new-id';
import { announceChange } from '../store/notices';
import { createBatch, freeEvolutionIds, type NewBatch } from '../store/teacher-batches';
import { allowedLines, dearestOfAll, reserveForBatch } from './batch-budget';
import { lineOf } from './batch-line-of';
import { whyUnknown } from './budgeted-ask';
import { dearestOf } from './call-cost';
import type { RunContext } from './run-contexts';

const PAGE = 1_000;
/** 50,000 evolutions are marked in one statement. */
const MARK_TIMEOUT_MS = 120_000;

/** `requestsAtOnce`: how many more the provider may hold of this round. */
export type WaveLimits = BatchLimits & { requestsAtOnce: number };

type RoundPlace = { projectId: Id; runId: Id; roundId: Id };
type OpenLine = { id: Id; role: TeacherRole; byteLength: number; dearest: UsdUnits | null };

/**
 * Batches, their evolutions and their money are stored together, before the provider hears of them: a restart finds all three. Returns why
 * the run must pause, when its budget says so.
 */
export async function prepareWave(
  place: RoundPlace,
  context: RunContext,
  { maxRequests, maxBytes, requestsAtOnce }: WaveLimits,
): Promise<string | null> {
  const limits = { maxRequests: Math.min(maxRequests, requestsAtOnce), maxBytes };
  let room = requestsAtOnce;
  const byRole = Map.groupBy(await openLines(place.roundId, context), (line) => line.role);
  // What is nearest to its end first: where there is little room, nothing new is begun before it.
  for (const role of [...TEACHER_ROLES].reverse()) {
    const lines = byRole.get(role) ?? [];
    if (context.capUsd !== null && lines.some((line) => line.dearest === null)) return whyUnknown(context, { role });
    for (const file of splitIntoFiles(lines, limits)) {
      if (file.length > room) return null;
      const allowed = context.capUsd !== null ? await allowedLines(place.runId, file) : { lines: file, reason: null };
      if (allowed.reason !== null) return allowed.reason;
      const batch = { id: newId(), ...place, role, teacherId: context.teachers[role].id };
      if (allowed.lines.length > 0) await storeBatch(batch, allowed.lines, context.capUsd !== null);
      room -= allowed.lines.length;
    }
  }
  return null;
}

class OutOfMoney extends Error {}

async function storeBatch(batch: NewBatch, lines: readonly OpenLine[], isCapped: boolean): Promise<void> {
  const { projectId, runId, roundId } = batch;
  const ids = lines.map((line) => line.id);
  try {
    await inTransaction(
      async (tx) => {
        await lockRounds(tx, [roundId]);
        if (!(await createBatch(tx, batch, ids))) return;
        if (isCapped && !(await reserveForBatch(tx, runId, batch.id, dearestOfAll(lines)))) throw new OutOfMoney();
        await announceChange(tx, { projectId, runId });
      },
      { timeoutMs: MARK_TIMEOUT_MS },
    );
  } catch (error) {
    // Somebody took what was left meanwhile: the next look counts again.
    if (!(error instanceof OutOfMoney)) throw error;
  }
}

/** Only their sizes are kept: the texts of 50,000 evolutions are many. A role has one teacher in a run. */
async function openLines(roundId: Id, context: RunContext): Promise<OpenLine[]> {
  const lines: OpenLine[] = [];
  for (let after: Id | null = null; ; ) {
    const ids = await freeEvolutionIds(database(), roundId, after, PAGE);
    for (const hand of await loadEvolutions(database(), ids)) {
      const todo = next(hand.work, context.rules);
      if (todo.kind === 'done') continue;
      const { role } = todo.request;
      const byteLength = Buffer.byteLength(lineOf(hand, todo.request, context.teachers[role]));
      lines.push({ id: hand.id, role, byteLength, dearest: dearestOf(context, todo.request, 'batch') });
    }
    after = ids.at(-1) ?? null;
    if (ids.length < PAGE) return lines.sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}
