/** The way of decisions to the server: in order, in batches, again and again until each is answered, without anybody waiting for it. */
import type { Problem } from '@/lib/core/contract/problem';
import type { ReviewEventResult, ReviewItem } from '@/lib/core/contract/reviews';
import type { Id } from '@/lib/core/domain/identifier';
import { idOf, type OutboxMessage, type OutboxStorage, type StoredEntry } from './outbox-storage';

/** What became of one message: an event's result, an edit's new item, or a final refusal. */
export type OutboxAnswer =
  | { kind: 'event'; result: ReviewEventResult }
  | { kind: 'edit'; editId: Id; edited: ReviewItem; evolutionId: Id; replaced: ReviewItem['evolution']['standing'] }
  | { kind: 'refused'; id: Id; evolutionId: Id; message: OutboxMessage; problem: Problem };

/** `later`: no answer, or one that may change by itself. `refused`: sending the same again will not help. */
export type PostOutcome =
  | { kind: 'answered'; answers: OutboxAnswer[] }
  | { kind: 'later'; problem: Problem }
  | { kind: 'refused'; problem: Problem };

export type OutboxState = { waiting: number; problem: Problem | null };

export type OutboxParts = {
  personId: Id;
  storage: Promise<OutboxStorage>;
  post: (projectId: Id, messages: OutboxMessage[], options: { isLeaving: boolean }) => Promise<PostOutcome>;
  /** Runs the work while no other tab runs its own. */
  alone: (work: () => Promise<void>) => Promise<void>;
  /** Tells the other tabs. */
  broadcast: (answers: OutboxAnswer[]) => void;
  /** after a pause the first message goes at `firstMs`; those that follow it are gathered for `batchMs` */
  delays: { firstMs: number; batchMs: number; retryMs: readonly number[] };
};

export const BATCH_SIZE = 50;

export type Outbox = ReturnType<typeof createOutbox>;

export function createOutbox(parts: OutboxParts) {
  const waiting = new Map<Id, { projectId: Id; message: OutboxMessage }>();
  const stateListeners = new Set<() => void>();
  const answerListeners = new Set<(answers: OutboxAnswer[]) => void>();
  let state: OutboxState = { waiting: 0, problem: null };
  let writing: Promise<void> = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;
  let isAskedAgain = false;
  let lastFlushAt = Number.NEGATIVE_INFINITY;
  let failures = 0;
  let batchSize = BATCH_SIZE;

  const publish = (problem: Problem | null) => {
    if (state.waiting === waiting.size && state.problem === problem) return;
    state = { waiting: waiting.size, problem };
    for (const listener of stateListeners) listener();
  };

  const schedule = (delayMs: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), delayMs);
  };

  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    lastFlushAt = performance.now();
    isAskedAgain = running !== null;
    running ??= parts
      .alone(sendAll)
      .catch(() => pause({ code: 'internal', message: 'The waiting decisions could not be read from this browser.' }))
      .finally(() => {
        running = null;
        if (isAskedAgain && timer === undefined) schedule(0);
        isAskedAgain = false;
      });
    return running;
  };

  const gatheringMs = () => {
    const { firstMs, batchMs } = parts.delays;
    const isQuiet = running === null && performance.now() - lastFlushAt >= batchMs;
    return isQuiet ? firstMs : batchMs;
  };

  async function sendAll(): Promise<void> {
    const storage = await parts.storage;
    for (;;) {
      await writing;
      const batch = firstBatch(await storage.list(parts.personId, BATCH_SIZE), batchSize);
      const first = batch[0];
      if (!first) break;
      const messages = batch.map((entry) => entry.message);
      for (const { projectId, message } of batch) waiting.set(idOf(message), { projectId, message });
      const outcome = await parts.post(first.projectId, messages, { isLeaving: false });
      if (outcome.kind === 'later') return pause(outcome.problem);
      if (outcome.kind === 'refused' && batch.length > 1) {
        // One bad message must not hold up the others: from here on each goes alone.
        batchSize = 1;
        continue;
      }
      await storage.remove(batch.map((entry) => entry.key));
      settle(outcome.kind === 'answered' ? outcome.answers : [refusal(first, outcome.problem)]);
    }
    batchSize = BATCH_SIZE;
  }

  const pause = (problem: Problem) => {
    const { retryMs } = parts.delays;
    schedule(retryMs[Math.min(failures, retryMs.length - 1)] ?? 0);
    failures += 1;
    publish(problem);
  };

  const settle = (answers: OutboxAnswer[]) => {
    failures = 0;
    hear(answers);
    parts.broadcast(answers);
  };

  /** Also for what another tab has sent. */
  const hear = (answers: OutboxAnswer[]) => {
    for (const answer of answers) waiting.delete(answeredId(answer));
    publish(null);
    for (const listener of answerListeners) listener(answers);
  };

  return {
    add(projectId: Id, message: OutboxMessage): void {
      waiting.set(idOf(message), { projectId, message });
      const entry = { personId: parts.personId, projectId, message };
      writing = writing.then(async () => (await parts.storage).add(entry));
      publish(state.problem);
      if (state.problem) return;
      if (waiting.size >= BATCH_SIZE) void flush();
      else if (timer === undefined) schedule(gatheringMs());
    },
    /** What an earlier page left behind is counted and sent. */
    async open(): Promise<void> {
      const left = await (await parts.storage).list(parts.personId, 1000);
      for (const { projectId, message } of left) {
        if (!waiting.has(idOf(message))) waiting.set(idOf(message), { projectId, message });
      }
      publish(state.problem);
      if (left.length > 0) await flush();
    },
    flush,
    /** The page is going away: everything unanswered is posted once more, without waiting. What arrives twice is stored once. */
    leave(): void {
      for (const [projectId, entries] of Map.groupBy(waiting.values(), (entry) => entry.projectId)) {
        const messages = entries.map((entry) => entry.message);
        for (const batch of batches(messages)) void parts.post(projectId, batch, { isLeaving: true });
      }
    },
    hear,
    state: () => state,
    /** The evolutions that something unsent is about. */
    waitingIds: (): Set<Id> => new Set([...waiting.values()].map((entry) => evolutionOf(entry.message))),
    onState(listener: () => void): () => void {
      stateListeners.add(listener);
      return () => stateListeners.delete(listener);
    },
    onAnswers(listener: (answers: OutboxAnswer[]) => void): () => void {
      answerListeners.add(listener);
      return () => answerListeners.delete(listener);
    },
  };
}

/** The longest run from the start that one call can carry: events of one project, or one edit. */
export function firstBatch(entries: readonly StoredEntry[], size: number): StoredEntry[] {
  const first = entries[0];
  if (!first || first.message.kind === 'edit') return first ? [first] : [];
  const end = entries.findIndex((entry) => entry.message.kind === 'edit' || entry.projectId !== first.projectId);
  return entries.slice(0, Math.min(size, end < 0 ? entries.length : end));
}

function batches(messages: readonly OutboxMessage[]): OutboxMessage[][] {
  const made: OutboxMessage[][] = [];
  for (const message of messages) {
    const last = made.at(-1);
    const fits = last && last.length < BATCH_SIZE && message.kind === 'event' && last[0]?.kind === 'event';
    if (fits) last.push(message);
    else made.push([message]);
  }
  return made;
}

export function evolutionOf(message: OutboxMessage): Id {
  return message.kind === 'event' ? message.event.evolutionId : message.edit.evolutionId;
}

function answeredId(answer: OutboxAnswer): Id {
  if (answer.kind === 'event') return answer.result.eventId;
  return answer.kind === 'edit' ? answer.editId : answer.id;
}

function refusal({ message }: StoredEntry, problem: Problem): OutboxAnswer {
  return { kind: 'refused', id: idOf(message), evolutionId: evolutionOf(message), message, problem };
}
