/** A sitting with its surroundings: what I do becomes a change on the screen at once and a message in the outbox; pages are asked for before they are needed. */
import type { Problem } from '@/lib/core/contract/problem';
import type { QueueLeft, ReviewEventInput, ReviewItem } from '@/lib/core/contract/reviews';
import type { Id } from '@/lib/core/domain/identifier';
import type { Decision, RejectReason } from '@/lib/core/domain/review';
import type { Outbox, OutboxAnswer } from './outbox';
import type { OutboxMessage } from './outbox-storage';
import { problemOf } from './problem';
import { createAnswerBook } from './review-answers';
import {
  currentId,
  type EventRef,
  heldIds,
  loaded,
  movedTo,
  needsRefill,
  openSitting,
  type QueuePage,
  refilled,
  type Sitting,
  type Step,
  type StepKind,
  skippedPast,
  visited,
  without,
} from './review-sitting';
import { type Me, type MyDecision, myDecision, overrideOf } from './review-standing';
import { decided, redone, sent, undone } from './review-steps';
import { shownStanding } from './review-views';

export type SessionParts = {
  me: Me;
  projectId: Id;
  /** decided items are not in the queue, so that its total holds them in front */
  showsOpenOnly: boolean;
  firstPage: QueuePage;
  /** Null: from the start. A queue that is handed out renews what is in hand with the same call. */
  readPage: (cursor: string | null, sitting: Sitting) => Promise<QueuePage>;
  /** Nothing further, only what is in hand is kept; null where nothing is handed out. */
  renewHeld: ((sitting: Sitting) => Promise<QueuePage>) | null;
  giveBack: (ids: readonly Id[], isLeaving: boolean) => void;
  readItem: (id: Id) => Promise<ReviewItem>;
  outbox: () => Pick<Outbox, 'add' | 'onAnswers' | 'onState' | 'waitingIds'>;
  newId: () => Id;
  now: () => number;
};

export type SessionView = {
  sitting: Sitting;
  isReading: boolean;
  problem: Problem | null;
  /** of a queue that is handed out: what is left, at the last look */
  left: QueueLeft | null;
};

/** A lease lasts ten minutes; who reads longer than this without deciding keeps it by asking. */
const RENEW_MS = 4 * 60_000;

type NewEvent = { [Name in 'reason' | 'comment' | 'undoesId' | 'shownAt']?: ReviewEventInput[Name] } & Pick<
  ReviewEventInput,
  'kind'
>;

export type ReviewSession = ReturnType<typeof createReviewSession>;

export function createReviewSession(parts: SessionParts) {
  let view: SessionView = {
    sitting: openSitting(parts.me, parts.firstPage, parts.showsOpenOnly),
    isReading: false,
    problem: null,
    left: parts.firstPage.lease?.left ?? null,
  };
  const listeners = new Set<() => void>();
  const readingItems = new Set<Id>();
  const book = createAnswerBook();
  const touched = new Set<Id>();
  /** Decided before this sitting, or in another tab, and not yet with the server. */
  const unsentElsewhere = () => new Set([...parts.outbox().waitingIds()].filter((id) => !touched.has(id)));

  const set = (change: Partial<SessionView>) => {
    view = { ...view, ...change };
    for (const listener of listeners) listener();
  };
  const change = (sitting: Sitting) => {
    if (sitting !== view.sitting) set({ sitting });
    lookAhead();
  };

  function lookAhead(): void {
    if (needsRefill(view.sitting) && !view.isReading && !view.problem) void readMore(view.sitting.nextCursor);
    const id = currentId(view.sitting);
    if (id !== null && !view.sitting.items.has(id) && !view.problem) void readOne(id);
  }

  async function readMore(cursor: string | null): Promise<void> {
    set({ isReading: true, problem: null });
    try {
      const page = await parts.readPage(cursor, view.sitting);
      const sitting = without(refilled(view.sitting, page), unsentElsewhere());
      set({ isReading: false, sitting, left: page.lease?.left ?? null });
      lookAhead();
    } catch (error) {
      set({ isReading: false, problem: problemOf(error) });
    }
  }

  async function readOne(id: Id): Promise<void> {
    if (readingItems.has(id)) return;
    readingItems.add(id);
    try {
      const item = await parts.readItem(id);
      readingItems.delete(id);
      change(loaded(view.sitting, item));
    } catch (error) {
      readingItems.delete(id);
      set({ problem: problemOf(error) });
    }
  }

  const post = (message: OutboxMessage) => parts.outbox().add(parts.projectId, message);

  const postEvent = (ref: EventRef, event: NewEvent) => {
    const at = new Date(parts.now()).toISOString();
    touched.add(ref.evolutionId);
    const leaseId = view.sitting.leases.get(ref.evolutionId) ?? null;
    const isBlind = view.sitting.items.get(ref.evolutionId)?.isBlind ?? false;
    const none = { reason: null, comment: null, undoesId: null, isGuidelineGap: false };
    post({ kind: 'event', event: { ...none, leaseId, isBlind, shownAt: at, decidedAt: at, ...event, ...ref } });
  };

  const hear = (answers: readonly OutboxAnswer[]) => change(answers.reduce(book.hear, view.sitting));

  /** What stands of mine about an item, and the facts that a step keeps for the list of the last ones. */
  const factsOf = (id: Id) => {
    const item = view.sitting.items.get(id);
    if (!item) return null;
    const standing = shownStanding(view.sitting, item);
    return { item, standing, before: myDecision(standing, parts.me) };
  };

  type NewStep = { kind: StepKind; reason: string | null; after: MyDecision | null; isMovingOn: boolean };

  const record = (id: Id, events: readonly EventRef[], step: NewStep): void => {
    const facts = factsOf(id);
    if (!facts) return;
    for (const event of events) book.sentFor(id, event.eventId);
    const { operation } = facts.item.evolution;
    const excerpt = facts.item.childText.slice(0, 120);
    const at = parts.now();
    const whole: Step = { ...step, itemId: id, events, before: facts.before, at, operation, excerpt };
    change(decided(view.sitting, whole));
  };

  const mineNow = (decision: Decision, reason: string | null): MyDecision => ({
    decision,
    reason,
    decidedAt: new Date(parts.now()).toISOString(),
  });

  /** Renews now and then what is in hand, and gives it back when the page is left or put away. */
  function keepHeld(): () => void {
    const { renewHeld } = parts;
    if (!renewHeld) return () => undefined;
    const renew = () => {
      if (heldIds(view.sitting).length === 0) return;
      renewHeld(view.sitting).then(
        (page) => change(refilled(view.sitting, { ...page, nextCursor: view.sitting.nextCursor })),
        // The next decision says it, and the next refill hands out what is free.
        () => undefined,
      );
    };
    const timer = setInterval(renew, RENEW_MS);
    return () => clearInterval(timer);
  }

  return {
    get: () => view,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Follows the outbox until the answer is called. */
    start(): () => void {
      const outbox = parts.outbox();
      const leaveOut = () => change(without(view.sitting, unsentElsewhere()));
      const stops = [outbox.onAnswers(hear), outbox.onState(leaveOut), keepHeld()];
      leaveOut();
      return () => {
        for (const stop of stops) stop();
      };
    },
    decide(id: Id, decision: Decision, reason: RejectReason | null, shownAt: string): void {
      const facts = factsOf(id);
      if (!facts) return;
      const isSame = facts.before?.decision === decision && facts.before.reason === reason;
      if (isSame) {
        if (id === currentId(view.sitting)) change(movedTo(view.sitting, view.sitting.at + 1));
        return;
      }
      const ref = { eventId: parts.newId(), evolutionId: id };
      record(id, [ref], { kind: decision, reason, after: mineNow(decision, reason), isMovingOn: true });
      postEvent(ref, { kind: decision, reason, shownAt });
    },
    flag(id: Id, shownAt: string): void {
      const facts = factsOf(id);
      if (!facts) return;
      const ref = { eventId: parts.newId(), evolutionId: id };
      record(id, [ref], { kind: 'flag', reason: null, after: facts.before, isMovingOn: true });
      postEvent(ref, { kind: 'flag', shownAt });
    },
    /** The opposite of the machine's verdict; a second time: back to it. Stays on the item. */
    override(id: Id, shownAt: string): void {
      const facts = factsOf(id);
      const kind = facts ? overrideOf(facts.standing, parts.me) : null;
      if (kind === null) return;
      const ref = { eventId: parts.newId(), evolutionId: id };
      const after = kind === 'restore' ? null : mineNow(kind, null);
      record(id, [ref], { kind, reason: null, after, isMovingOn: false });
      postEvent(ref, { kind, shownAt });
    },
    comment(id: Id, comment: string, shownAt: string): void {
      const ref = { eventId: parts.newId(), evolutionId: id };
      change(sent(view.sitting, ref));
      postEvent(ref, { kind: 'comment', comment, shownAt });
    },
    edit(id: Id, text: { instruction: string; response: string }, shownAt: string): void {
      if (!factsOf(id)) return;
      const [editId, acceptEventId, rejectEventId] = [parts.newId(), parts.newId(), parts.newId()];
      const refs = [
        { eventId: rejectEventId, evolutionId: id },
        { eventId: acceptEventId, evolutionId: editId },
      ];
      book.sentEdit(editId, [acceptEventId, rejectEventId]);
      const after = mineNow('reject', null);
      record(id, refs, { kind: 'edit', reason: null, after, isMovingOn: true });
      const times = { shownAt, decidedAt: after.decidedAt };
      post({ kind: 'edit', edit: { evolutionId: id, editId, acceptEventId, rejectEventId, ...text, ...times } });
    },
    undo(): Step | null {
      const step = view.sitting.done.at(-1) ?? null;
      if (step) change(undone(view.sitting, takeBack(step.itemId, step.events)));
      return step;
    },
    redo(): Step | null {
      const step = view.sitting.undone.at(-1) ?? null;
      if (step) change(redone(view.sitting, takeBack(step.itemId, step.undoEvents)));
      return step;
    },
    move(by: 1 | -1): void {
      const id = currentId(view.sitting);
      if (by === 1 && parts.renewHeld && id !== null) skip(id);
      change(movedTo(view.sitting, view.sitting.at + by));
    },
    /** Asks to see what the machine and others said about an audited item before it is decided. */
    reveal(id: Id, shownAt: string): void {
      if (!view.sitting.items.get(id)?.isBlind) return;
      const ref = { eventId: parts.newId(), evolutionId: id };
      book.sentFor(id, ref.eventId);
      postEvent(ref, { kind: 'reveal', shownAt });
    },
    /** What is in hand goes back to the others. */
    leave(isLeaving: boolean): void {
      if (parts.renewHeld) parts.giveBack(heldIds(view.sitting), isLeaving);
    },
    /** A page that was put away and comes back has given everything back: it asks for it again. */
    resume(): void {
      if (!view.isReading) void readMore(view.sitting.nextCursor);
    },
    visit(id: Id): void {
      change(visited(view.sitting, id));
    },
    /** The server's newer word about an item, because somebody else decided meanwhile. */
    renew(item: ReviewItem): void {
      if (view.sitting.items.has(item.evolution.id)) change(loaded(view.sitting, item));
    },
    /** Sends again what was refused about this item. */
    retry(id: Id): void {
      for (const message of book.takeRefused(id)) {
        if (message.kind === 'event') change(sent(view.sitting, message.event));
        post(message);
      }
    },
    /** Reads what failed to be read again; at the end of the queue, looks for new items from its start. */
    refresh(): void {
      set({ problem: null });
      if (currentId(view.sitting) !== null || view.sitting.nextCursor !== null) lookAhead();
      else if (!view.isReading) void readMore(null);
    },
  };

  /** Going past an undecided item is a word about it, too: it is kept, and the item is free for others. */
  function skip(id: Id): void {
    if (!heldIds(view.sitting).includes(id) || !view.sitting.items.has(id)) return;
    set({ sitting: skippedPast(view.sitting, id) });
    const ref = { eventId: parts.newId(), evolutionId: id };
    book.sentFor(id, ref.eventId);
    postEvent(ref, { kind: 'skip' });
  }

  function takeBack(itemId: Id, events: readonly EventRef[]): EventRef[] {
    return events.flatMap((event) => {
      if (book.isRefused(event.eventId)) return [];
      const ref = { eventId: parts.newId(), evolutionId: event.evolutionId };
      book.sentFor(itemId, ref.eventId);
      postEvent(ref, { kind: 'undo', undoesId: event.eventId });
      return [ref];
    });
  }
}
