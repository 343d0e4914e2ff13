/** What a sitting shows: the state of an item, what stands about it, what was passed by, how fast it goes. */
import type { ReviewItem } from '@/lib/core/contract/reviews';
import type { Id } from '@/lib/core/domain/identifier';
import type { Sitting, Step } from './review-sitting';
import { type Standing, withMyDecision } from './review-standing';

export type ItemState = 'untouched' | 'pending' | 'saved' | 'failed' | 'conflict';

export function itemState(sitting: Sitting, id: Id): ItemState {
  const mark = sitting.marks.get(id);
  if (!mark) return 'untouched';
  if (mark.failure !== null) return 'failed';
  if (mark.waiting.length > 0) return 'pending';
  return mark.isConflict ? 'conflict' : 'saved';
}

/** Decisions of mine that others had made before, the last first. */
export function conflictsOf(sitting: Sitting): Id[] {
  return [...sitting.marks].flatMap(([id, mark]) => (mark.isConflict ? [id] : [])).reverse();
}

/** What the screen says about an item: the server's standing, under my word while that is on its way. */
export function shownStanding(sitting: Sitting, item: ReviewItem): Standing {
  const mark = sitting.marks.get(item.evolution.id);
  const { standing } = item.evolution;
  if (!mark || mark.waiting.length === 0) return standing;
  return { ...withMyDecision(standing, sitting.me, mark.mine), isFlagged: mark.isFlagged ?? standing.isFlagged };
}

/** Items that I came past without a decision, or whose decision the server refused. */
export function passedBy(sitting: Sitting): Id[] {
  const stands = (step: Step) => step.kind !== 'restore' && sitting.marks.get(step.itemId)?.failure == null;
  const decidedIds = new Set(sitting.done.filter(stands).map((step) => step.itemId));
  return sitting.order.slice(0, sitting.at).filter((id) => !decidedIds.has(id));
}

/** Decisions a minute over the last two, or over the time since the first when that is shorter. */
export function perMinute(sitting: Sitting, now: number): number | null {
  const times = sitting.done.map((step) => step.at).filter((at) => now - at < 120_000);
  const first = times[0];
  if (first === undefined || times.length < 3) return null;
  return Math.round((times.length / Math.max(10_000, now - first)) * 60_000);
}
