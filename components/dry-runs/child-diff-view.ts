/** In a column of its own a child is one text: with what came and went, or, when it is a new one, as it is. */
import { proposedDiffView } from '@/components/dataset/word-diff';
import type { DiffView } from '@/lib/client/diff-view';

export function childDiffView(overlap: number | null): DiffView {
  return proposedDiffView(overlap) === 'inline' ? 'inline' : 'off';
}
