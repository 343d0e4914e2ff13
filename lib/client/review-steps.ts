/** What I do in a sitting: decide, undo, redo; and what the server says about it. Pure changes of the sitting. */
import type { Id } from '@/lib/core/domain/identifier';
import {
  currentId,
  type EventRef,
  loaded,
  type Mark,
  movedTo,
  type Sitting,
  type Step,
  visited,
} from './review-sitting';
import { type MyDecision, myDecision, type Standing } from './review-standing';

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

/** An event that changes no decision, such as a comment: only its way to the server is followed. */
export function sent(sitting: Sitting, event: EventRef): Sitting {
  const item = sitting.items.get(event.evolutionId);
  const mine = item ? myDecision(item.evolution.standing, sitting.me) : null;
  const kept: Mark = sitting.marks.get(event.evolutionId) ?? {
    mine,
    isFlagged: null,
    waiting: [],
    failure: null,
    isConflict: false,
  };
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
  const flag = isFlagged ?? mark?.isFlagged ?? null;
  marks.set(step.itemId, { mine, isFlagged: flag, waiting, failure: null, isConflict: false });
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

/** Somebody else had decided it in the meantime: both words are kept, and shown. */
export function conflicted(sitting: Sitting, itemId: Id): Sitting {
  const mark = sitting.marks.get(itemId);
  return mark ? { ...sitting, marks: new Map(sitting.marks).set(itemId, { ...mark, isConflict: true }) } : sitting;
}

/** The server's word about an item; with it an audited one is no longer hidden. */
export function stood(sitting: Sitting, id: Id, standing: Standing): Sitting {
  const item = sitting.items.get(id);
  if (!item) return sitting;
  const isBlind = item.isBlind && standing.verdict === null;
  return loaded(sitting, { ...item, isBlind, evolution: { ...item.evolution, standing } });
}
