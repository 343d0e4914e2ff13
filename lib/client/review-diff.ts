/** Word diffs of review items, each made once; the next item's is made while the current one is read. */
import type { ReviewItem } from '@/lib/core/contract/reviews';
import { MARKERS } from '@/lib/core/evolution/operations/slots';
import type { DiffView } from './diff-view';
import { type DiffPart, diffWords, INLINE_OVERLAP } from './word-diff';

const REMEMBERED = 60;
const made = new Map<string, DiffPart[] | null>();

export type EdgeText = { id: string; parentText: string; childText: string };

/** Null when the texts are too different. */
export function diffOf({ id, parentText, childText }: EdgeText): DiffPart[] | null {
  return remembered(id, parentText, childText);
}

/** The child alone, with the words of the evolving prompt marked. */
export function markedChild({ id, childText }: EdgeText): DiffPart[] {
  return remembered(`${id} alone`, childText, childText) ?? [];
}

function remembered(name: string, before: string, after: string): DiffPart[] | null {
  // The texts of an evolution never change; only how much of them is loaded does.
  const key = `${name} ${before.length} ${after.length}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const parts = diffWords(before, after, MARKERS);
  made.set(key, parts);
  if (made.size > REMEMBERED) made.delete(made.keys().next().value ?? '');
  return parts;
}

/** At little overlap the child is a new text, and a word diff of it is noise. */
export function proposedView(overlap: number | null): DiffView {
  return overlap === null || overlap >= INLINE_OVERLAP ? 'inline' : 'off';
}

export function isNewText(item: ReviewItem): boolean {
  const { overlap } = item.evolution;
  return overlap !== null && overlap < INLINE_OVERLAP;
}
