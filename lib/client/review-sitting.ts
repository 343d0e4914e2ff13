/** One sitting in the review room as a value: which items in which order, where I am, what I decided, what can be undone. Every change is a pure function. */
import type { ReviewItem } from '@/lib/core/contract/reviews';
import type { Id } from '@/lib/core/domain/identifier';
import type { ReviewEventKind } from '@/lib/core/domain/review';
import type { Me, MyDecision, Standing } from './review-standing';
import { myDecision, withMyDecision } from './review-standing';

/** Ask for more when fewer are ahead; forget items that lie further back. */
export const REFILL_AT = 10;
export const LOOK_BACK = 20;

export type StepKind = Exclude<ReviewEventKind, 'undo' | 'comment'> | 'edit';
export type EventRef = { eventId: Id; evolutionId: Id };

/** One thing that I did, with all that undoing it takes. */
export type Step = {
  itemId: Id;
  kind: StepKind;
  reason: string | null;
  /** one event, or the two of an edit */
  events: readonly EventRef[];
  before: MyDecision | null;
  after: MyDecision | null;
  /** deciding moves on, overriding stays */
  isMovingOn: boolean;
  at: number;
  operation: string;
  excerpt: string;
};
type UndoneStep = Step & { undoEvents: readonly EventRef[] };

/** My word about an item that the server has not confirmed yet, or refused. */
export type Mark = {
  mine: MyDecision | null;
  isFlagged: boolean | null;
  waiting: readonly Id[];
  failure: string | null;
};

export type Sitting = {
  me: Me;
  order: readonly Id[];
  items: ReadonlyMap<Id, ReviewItem>;
  /** index in `order`; its length: the end */
  at: number;
  nextCursor: string | null;
  /** position of the first item among all under the filter, and how many there are */
  offset: number;
  total: number;
  marks: ReadonlyMap<Id, Mark>;
  done: readonly Step[];
  undone: readonly UndoneStep[];
};

export type QueuePage = {
  items: readonly ReviewItem[];
  nextCursor: string | null;
  openCount: number | null;
  totalCount: number | null;
};

export function openSitting(me: Me, page: QueuePage, showsOpenOnly: boolean): Sitting {
  const total = page.totalCount ?? page.items.length;
  const offset = showsOpenOnly ? Math.max(0, total - (page.openCount ?? total)) : 0;
  const empty: Sitting = {
    me,
    order: [],
    items: new Map(),
    at: 0,
    nextCursor: null,
    offset,
    total,
    marks: new Map(),
    done: [],
    undone: [],
  };
  return refilled(empty, page);
}

/** A further page, or the first one read again. Items that are known already keep their place. */
export function refilled(sitting: Sitting, page: QueuePage): Sitting {
  const known = new Set(sitting.order);
  const fresh = page.items.filter((item) => !known.has(item.evolution.id));
  const items = new Map(sitting.items);
  for (const item of fresh) items.set(item.evolution.id, item);
  const order = [...sitting.order, ...fresh.map((item) => item.evolution.id)];
  const total = page.totalCount === null ? sitting.total : Math.max(page.totalCount, sitting.offset + order.length);
  return { ...sitting, order, items, total, nextCursor: page.nextCursor };
}

/** Takes out what was decided elsewhere before this page was opened, unless I have come past it. */
export function without(sitting: Sitting, ids: ReadonlySet<Id>): Sitting {
  const isGone = (id: Id, index: number) => ids.has(id) && index >= sitting.at && !sitting.marks.has(id);
  const order = sitting.order.filter((id, index) => !isGone(id, index));
  const gone = sitting.order.length - order.length;
  return gone === 0 ? sitting : { ...sitting, order, offset: sitting.offset + gone };
}

export function loaded(sitting: Sitting, item: ReviewItem): Sitting {
  return { ...sitting, items: new Map(sitting.items).set(item.evolution.id, item) };
}

export function needsRefill(sitting: Sitting): boolean {
  return sitting.nextCursor !== null && sitting.order.length - sitting.at - 1 < REFILL_AT;
}

export function currentId(sitting: Sitting): Id | null {
  return sitting.order[sitting.at] ?? null;
}

export function decided(sitting: Sitting, step: Step): Sitting {
  const isHere = currentId(sitting) === step.itemId;
  const marked = markStep(sitting, step, step.events, step.after, step.kind === 'flag' ? true : null);
  const moved = step.isMovingOn && isHere ? movedTo(marked, sitting.at + 1) : marked;
  return { ...moved, done: [...sitting.done, step], undone: [] };
}

export function undone(sitting: Sitting, undoEvents: readonly EventRef[]): Sitting {
  const step = sitting.done.at(-1);
  if (!step) return sitting;
  const marked = markStep(sitting, step, undoEvents, step.before, step.kind === 'flag' ? false : null);
  return {
    ...visited(marked, step.itemId),
    done: sitting.done.slice(0, -1),
    undone: [...sitting.undone, { ...step, undoEvents }],
  };
}

export function redone(sitting: Sitting, redoEvents: readonly EventRef[]): Sitting {
  const step = sitting.undone.at(-1);
  if (!step) return sitting;
  const marked = markStep(sitting, step, redoEvents, step.after, step.kind === 'flag' ? true : null);
  const { undoEvents: _, ...again } = step;
  const back = visited(marked, step.itemId);
  return {
    ...(step.isMovingOn ? movedTo(back, back.at + 1) : back),
    done: [...sitting.done, again],
    undone: sitting.undone.slice(0, -1),
  };
}

export function movedTo(sitting: Sitting, at: number): Sitting {
  const inside = Math.max(0, Math.min(at, sitting.order.length));
  const from = inside - LOOK_BACK;
  const forgotten = sitting.order.slice(0, Math.max(0, from)).filter((id) => sitting.items.has(id));
  if (forgotten.length === 0) return { ...sitting, at: inside };
  const items = new Map(sitting.items);
  for (const id of forgotten) items.delete(id);
  return { ...sitting, at: inside, items };
}

/** Goes to an item; one that is not in the queue is shown before the current one, so that "next" leads back. */
export function visited(sitting: Sitting, id: Id): Sitting {
  const known = sitting.order.indexOf(id);
  if (known >= 0) return movedTo(sitting, known);
  return { ...sitting, order: sitting.order.toSpliced(sitting.at, 0, id) };
}

/** An event that changes no decision, such as a comment: only its way to the server is followed. */
export function sent(sitting: Sitting, event: EventRef): Sitting {
  const item = sitting.items.get(event.evolutionId);
  const mine = item ? myDecision(item.evolution.standing, sitting.me) : null;
  const kept: Mark = sitting.marks.get(event.evolutionId) ?? { mine, isFlagged: null, waiting: [], failure: null };
  const marks = new Map(sitting.marks);
  marks.set(event.evolutionId, { ...kept, waiting: [...kept.waiting, event.eventId], failure: null });
  return { ...sitting, marks };
}

function markStep(
  sitting: Sitting,
  step: Step,
  events: readonly EventRef[],
  mine: MyDecision | null,
  isFlagged: boolean | null,
): Sitting {
  const marks = new Map(sitting.marks);
  const mark = marks.get(step.itemId);
  const waiting = [...(mark?.waiting ?? []), ...events.map((event) => event.eventId)];
  marks.set(step.itemId, { mine, isFlagged: isFlagged ?? mark?.isFlagged ?? null, waiting, failure: null });
  return { ...sitting, marks };
}

/** The server has answered events of this item; `failure` says why it will not have them. */
export function answered(
  sitting: Sitting,
  itemId: Id,
  eventIds: readonly Id[],
  failure: string | null = null,
): Sitting {
  const mark = sitting.marks.get(itemId);
  if (!mark?.waiting.some((id) => eventIds.includes(id))) return sitting;
  const waiting = mark.waiting.filter((id) => !eventIds.includes(id));
  const marks = new Map(sitting.marks).set(itemId, { ...mark, waiting, failure: failure ?? mark.failure });
  return { ...sitting, marks };
}

/** The server's word about an item. */
export function stood(sitting: Sitting, id: Id, standing: Standing): Sitting {
  const item = sitting.items.get(id);
  if (!item) return sitting;
  return loaded(sitting, { ...item, evolution: { ...item.evolution, standing } });
}

export type ItemState = 'untouched' | 'pending' | 'saved' | 'failed';

export function itemState(sitting: Sitting, id: Id): ItemState {
  const mark = sitting.marks.get(id);
  if (!mark) return 'untouched';
  if (mark.failure !== null) return 'failed';
  return mark.waiting.length > 0 ? 'pending' : 'saved';
}

/** What the screen says about an item: the server's standing, under my word while that is on its way. */
export function shownStanding(sitting: Sitting, item: ReviewItem): Standing {
  const mark = sitting.marks.get(item.evolution.id);
  const { standing } = item.evolution;
  if (!mark || mark.waiting.length === 0) return standing;
  return { ...withMyDecision(standing, sitting.me, mark.mine), isFlagged: mark.isFlagged ?? standing.isFlagged };
}

/** Items that I came past without a decision. */
export function passedBy(sitting: Sitting): Id[] {
  const decidedIds = new Set(sitting.done.filter((step) => step.kind !== 'restore').map((step) => step.itemId));
  return sitting.order.slice(0, sitting.at).filter((id) => !decidedIds.has(id));
}

/** Decisions a minute over the last two, or over the time since the first when that is shorter. */
export function perMinute(sitting: Sitting, now: number): number | null {
  const times = sitting.done.map((step) => step.at).filter((at) => now - at < 120_000);
  const first = times[0];
  if (first === undefined || times.length < 3) return null;
  return Math.round((times.length / Math.max(10_000, now - first)) * 60_000);
}
