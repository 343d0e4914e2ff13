/** Reads what a provider answered and lets the machine apply it, a few hundred lines per transaction; read again, it changes nothing twice. */
import { isFinal } from '@/lib/core/domain/evolution';
import { FAILURE_POLICY } from '@/lib/core/domain/failure-policy';
import type { Id } from '@/lib/core/domain/identifier';
import type { FailureKind } from '@/lib/core/domain/teacher';
import { customIdOf, MAX_BATCH_TRIES, readCustomId } from '@/lib/core/domain/teacher-batch';
import { apply, type EvolutionWork } from '@/lib/core/evolution/machine';
import { database, inTransaction } from '../store/connection';
import { stepTo } from '../store/evolution-steps';
import { type EvolutionInHand, loadEvolutions } from '../store/evolution-work';
import { newId } from '../store/new-id';
import type { PinnedVersions } from '../store/rounds';
import * as store from '../store/teacher-batches';
import { type BatchLine, isLineCancelled, missingLine, outcomeOfLine, parseBatchLine } from '../teacher/batch-line';
import type { BatchPort, PortFailure, ProviderBatch } from '../teacher/batch-port';
import type { TeacherOutcome } from '../teacher/connect';
import { toSent } from '../teacher/sent-request';
import { batchHolder } from './batch-budget';
import { callIdOf, requestInBatch } from './batch-line-of';
import { dearestOf } from './call-cost';
import { callRecord, refuseUnstorable } from './call-record';
import { attemptAfter, callPlaceOf, placeOf } from './drive-live';
import type { RunContext } from './run-contexts';
import type { StepEntry } from './step-writer';
import { twinCheckOf } from './twin-check';
import { storeEntries } from './write-steps';

/** Null instead of a line: the provider's files do not speak of it. */
type Answer = { evolutionId: Id; step: number | null; line: BatchLine | null };

export class BatchCollector {
  /** Why the run must wait for a person, from the lines seen so far. */
  pauseCause: { kind: FailureKind; message: string } | null = null;

  constructor(
    private readonly batch: store.BatchRecord,
    private readonly context: RunContext,
    private readonly pinned: PinnedVersions,
    private readonly linesPerStep: number,
  ) {}

  /** Null when both files were read to their ends; then what is in neither of them counts as missing, unless nobody was to answer it. */
  async collect(provider: ProviderBatch, port: BatchPort): Promise<PortFailure | null> {
    for (const fileId of [provider.outputFileId, provider.errorFileId]) {
      const failure = fileId === null ? null : await this.readFile(fileId, port);
      if (failure) return failure;
    }
    if (provider.status !== 'cancelled') await this.answerMissing();
    return null;
  }

  private async readFile(fileId: string, port: BatchPort): Promise<PortFailure | null> {
    let page = new Map<Id, Answer>();
    const flush = async () => {
      const answers = [...page.values()];
      page = new Map();
      await this.store(answers);
    };
    const read = await port.read(fileId, async (text) => {
      const answer = readAnswerLine(text);
      if (answer) page.set(answer.evolutionId, answer);
      if (page.size >= this.linesPerStep) await flush();
    });
    await flush();
    return read.ok ? null : read.failure;
  }

  private async answerMissing(): Promise<void> {
    for (;;) {
      const ids = await store.batchedEvolutionIds(database(), this.batch.id, null, this.linesPerStep);
      if (ids.length === 0) return;
      await this.store(ids.map((evolutionId) => ({ evolutionId, step: null, line: null })));
    }
  }

  private async store(answers: readonly Answer[]): Promise<void> {
    if (answers.length === 0) return;
    const ids = answers.map((answer) => answer.evolutionId);
    const waiting = await store.stillInBatch(database(), this.batch.id, ids);
    const hands = new Map((await loadEvolutions(database(), [...waiting])).map((hand) => [hand.id, hand]));
    const tries = await store.failedTries(database(), [...waiting], this.batch.role);
    const entries = answers.flatMap((answer) => {
      const hand = hands.get(answer.evolutionId);
      return hand ? (this.entryFor(hand, answer, (tries.get(hand.id) ?? 0) + 1) ?? []) : [];
    });
    const failed = entries.filter((entry) => entry.call?.errorKind).length;
    await inTransaction(async (tx) => {
      await storeEntries(tx, entries, { isRepeat: false, driver: 'batch' });
      await store.releaseFromBatch(tx, this.batch.id, [...waiting]);
      await store.countCollected(tx, this.batch.id, { answered: entries.length - failed, failed });
    });
  }

  /** Null: nobody answered, and nobody was to. */
  private entryFor(hand: EvolutionInHand, { step, line }: Answer, tryNumber: number): StepEntry | null {
    const { batch, context } = this;
    const isCancelled = hand.work.state === 'cancelled';
    const request = requestInBatch(hand, batch.role, context.rules);
    if (!request || (line ? isLineCancelled(line) : isCancelled)) return null;
    if (step !== null && step !== hand.step && !isCancelled) return null;
    const sent = toSent(context.teachers[batch.role], request);
    const outcome = refuseUnstorable(line ? outcomeOfLine(line, sent) : missingLine(sent));
    if (!outcome) return null;
    const amount = dearestOf(context, request, 'batch') ?? 0n;
    const hold = { runId: hand.runId, holder: batchHolder(batch.id), amount };
    const call = {
      ...callRecord(callPlaceOf(hand), context, request, { ...outcome, hold }, tryNumber, 'batch'),
      id: callIdOf(batch, line?.custom_id ?? customIdOf(hand.id, hand.step)),
    };
    const entry = { place: placeOf(hand), call, step: null, nextAttempt: null };
    const work = isCancelled ? null : this.workAfter(hand, outcome, call.errorMessage ?? '', tryNumber);
    if (!work) return entry;
    const childId = work.childText === null ? null : (hand.childId ?? newId());
    const isRehearsal = outcome.outcome === 'answered' && outcome.reply.isRehearsal;
    const moved = stepTo(hand, work, childId, isRehearsal);
    const attempt = (after: EvolutionWork) => attemptAfter(hand, after, context, this.pinned);
    return {
      ...entry,
      step: moved,
      nextAttempt: isFinal(work.state) ? attempt(work) : null,
      twins: twinCheckOf(hand, work, moved, context, attempt),
    };
  }

  /** Null: it stays as it is and goes into the next wave. */
  private workAfter(
    hand: EvolutionInHand,
    outcome: TeacherOutcome,
    message: string,
    tryNumber: number,
  ): EvolutionWork | null {
    if (outcome.outcome === 'answered') return apply(hand.work, this.context.rules, outcome.reply);
    const { treatment } = FAILURE_POLICY[outcome.kind];
    if (treatment === 'pause_round') {
      this.pauseCause ??= { kind: outcome.kind, message: outcome.message };
      return null;
    }
    // A person may let what was given up be tried again, as often as before.
    if (treatment !== 'give_up' && tryNumber % MAX_BATCH_TRIES !== 0) return null;
    return { ...hand.work, state: 'failed', failure: { kind: outcome.kind, message } };
  }
}

function readAnswerLine(text: string): Answer | null {
  const line = parseBatchLine(text);
  const custom = line && readCustomId(line.custom_id);
  return custom ? { ...custom, line } : null;
}
