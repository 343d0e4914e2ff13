/** One sitting in the review room as a value: which items in which order, where I am, what I decided, what can be undone. */
import type { QueueLeft, ReviewItem } from '@/lib/core/contract/reviews';
import type { Id } from '@/lib/core/domain/identifier';
import type { Decision } from '@/lib/core/domain/review';
import type { Me, MyDecision } from './review-standing';

/** Ask for more when fewer are ahead; forget items that lie further back. */
export const REFILL_AT = 10;
export const LOOK_BACK = 20;

export type StepKind = Decision | 'flag' | 'restore' | 'edit';
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
  /** others had decided it meanwhile; both words stand */
  isConflict: boolean;
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
  /** passed by without a decision; kept as data, and not handed out again in this sitting */
  skipped: ReadonlySet<Id>;
  /** under which lease an item is in my hands */
  leases: ReadonlyMap<Id, Id>;
  done: readonly Step[];
  undone: readonly UndoneStep[];
};

export type QueuePage = {
  items: readonly ReviewItem[];
  nextCursor: string | null;
  openCount: number | null;
  totalCount: number | null;
  /** of a queue that is handed out: what is left, what is mine, and what was mine */
  lease?: { left: QueueLeft; mine: ReadonlyMap<Id, Id>; lost: readonly Id[] };
};

export function openSitting(me: Me, page: QueuePage, showsOpenOnly: boolean): Sitting {
  const total = page.totalCount ?? page.lease?.left.open ?? page.items.length;
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
    skipped: new Set(),
    leases: new Map(),
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
  const next = { ...sitting, order, items, nextCursor: page.nextCursor };
  if (page.lease) return releasedFrom({ ...next, total: leasedTotal(next, page.lease.left.open) }, page.lease);
  const total = page.totalCount === null ? sitting.total : Math.max(page.totalCount, sitting.offset + order.length);
  return { ...next, total };
}

/** What I came past and what is still open; a decision on its way is no longer open, whatever the server knows. */
function leasedTotal(sitting: Sitting, openCount: number): number {
  const unsent = [...sitting.marks.values()].filter((mark) => mark.mine !== null && mark.waiting.length > 0).length;
  const settled = sitting.order.length - heldIds(sitting).length;
  return Math.max(sitting.order.length, settled + openCount - unsent) + sitting.offset;
}

/** What is no longer in my hands is taken out, but for the item before my eyes. */
function releasedFrom(sitting: Sitting, { mine, lost }: NonNullable<QueuePage['lease']>): Sitting {
  const gone = new Set(lost);
  const order = sitting.order.filter((id, index) => index <= sitting.at || !gone.has(id));
  return { ...sitting, order, leases: new Map([...sitting.leases, ...mine]) };
}

/** In my hands and not yet decided, in the order of the queue. */
export function heldIds({ order, marks, skipped }: Sitting): Id[] {
  return order.filter((id) => {
    const mark = marks.get(id);
    return !skipped.has(id) && (mark === undefined || (mark.mine === null && mark.isFlagged !== true));
  });
}

/** Gone past without a word. */
export function skippedPast(sitting: Sitting, id: Id): Sitting {
  return { ...sitting, skipped: new Set(sitting.skipped).add(id) };
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
