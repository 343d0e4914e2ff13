/** A lead's sitting at what waits to be settled: plain values, so that no key can lose a decision or hit the wrong item. */
import type { AdjudicationItem } from '@/lib/core/contract/adjudication';
import type { Id } from '@/lib/core/domain/identifier';
import type { Word } from '@/lib/core/domain/review';

export type Settling = { itemId: Id; eventId: Id; decision: Word; reason: string | null; isGuidelineGap: boolean };

export type AdjudicationSitting = {
  items: readonly AdjudicationItem[];
  at: number;
  /** what was settled in this sitting and not opened again, oldest first */
  done: readonly Settling[];
  /** what the server refused, by item */
  failures: ReadonlyMap<Id, string>;
  nextCursor: string | null;
  /** what waited when the sitting began */
  total: number;
};

type Page = { items: readonly AdjudicationItem[]; nextCursor: string | null; total: number | null };

export function beginSitting({ items, nextCursor, total }: Page): AdjudicationSitting {
  return { items, at: 0, done: [], failures: new Map(), nextCursor, total: total ?? items.length };
}

export function currentItem(sitting: AdjudicationSitting): AdjudicationItem | null {
  return sitting.items[sitting.at] ?? null;
}

export function settlingOf(sitting: AdjudicationSitting, itemId: Id): Settling | null {
  return sitting.done.findLast((settling) => settling.itemId === itemId) ?? null;
}

/** Nobody decided so: a reason must say why the lead does. */
export function needsReason(item: AdjudicationItem, decision: Word): boolean {
  return !item.answers.some((answer) => answer.decision === decision);
}

/** The next item that is not settled in this sitting is at hand at once; after the last one the sitting stands at its end. */
export function settle(sitting: AdjudicationSitting, settling: Settling): AdjudicationSitting {
  const place = sitting.items.findIndex((item) => item.evolution.id === settling.itemId);
  const failures = new Map(sitting.failures);
  failures.delete(settling.itemId);
  const done = [...sitting.done.filter((one) => one.itemId !== settling.itemId), settling];
  const isOpen = (item: AdjudicationItem) => !done.some((one) => one.itemId === item.evolution.id);
  const next = sitting.items.findIndex((item, at) => at > place && isOpen(item));
  return { ...sitting, done, failures, at: next < 0 ? sitting.items.length : next };
}

/** Back to the item that was settled last, which is open again. */
export function reopenLast(sitting: AdjudicationSitting): { sitting: AdjudicationSitting; settling: Settling } | null {
  const settling = sitting.done.at(-1);
  if (!settling) return null;
  const place = sitting.items.findIndex((item) => item.evolution.id === settling.itemId);
  return { settling, sitting: { ...sitting, done: sitting.done.slice(0, -1), at: Math.max(0, place) } };
}

export function move(sitting: AdjudicationSitting, by: 1 | -1): AdjudicationSitting {
  return { ...sitting, at: Math.min(sitting.items.length, Math.max(0, sitting.at + by)) };
}

/** Further items behind those at hand; whatever is there already stays once. */
export function addPage(sitting: AdjudicationSitting, page: Page): AdjudicationSitting {
  const known = new Set(sitting.items.map((item) => item.evolution.id));
  const fresh = page.items.filter((item) => !known.has(item.evolution.id));
  return { ...sitting, items: [...sitting.items, ...fresh], nextCursor: page.nextCursor };
}

/** The server has no such settling: the item is open, and says why. */
export function refused(sitting: AdjudicationSitting, eventId: Id, message: string): AdjudicationSitting {
  const settling = sitting.done.find((one) => one.eventId === eventId);
  if (!settling) return sitting;
  return {
    ...sitting,
    done: sitting.done.filter((one) => one.eventId !== eventId),
    failures: new Map(sitting.failures).set(settling.itemId, message),
  };
}
