/** In a column of its own a child is one text: with what came and went, or, when it is a new one, as it is. */
import { type DiffView, proposedDiffView } from '@/components/dataset/word-diff';

export function childDiffView(overlap: number | null): DiffView {
  return proposedDiffView(overlap) === 'inline' ? 'inline' : 'off';
}
