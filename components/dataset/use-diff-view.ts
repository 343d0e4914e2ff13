'use client';
/** How a child is shown beside its parent: what the person chose for this operation, else what fits the two texts. */
import { type DiffView, diffChoice, nextView, offeredViews, shownView } from '@/lib/client/diff-view';
import { storeChoice, useStoredChoice } from '@/lib/client/stored-choice';
import { holdsMarkup } from './markdown-signs';

export type DiffViewChoice = {
  view: DiffView;
  offered: readonly DiffView[];
  choose: (view: DiffView) => void;
  cycle: () => void;
};

type ShownEdge = { operation: string | null; texts: readonly string[]; proposed: DiffView };

export function useDiffView({ operation, texts, proposed }: ShownEdge): DiffViewChoice {
  const name = diffChoice(operation);
  const remembered = useStoredChoice(name, '');
  const offered = offeredViews(texts.some(holdsMarkup));
  const view = shownView(remembered, offered, proposed);
  const choose = (next: DiffView) => storeChoice(name, next);
  return { view, offered, choose, cycle: () => choose(nextView(view, offered)) };
}
