'use client';
/** How parent, child and response are shown. The choice of the diff is remembered per operation. */
import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { holdsMarkup } from '@/components/dataset/markdown-signs';
import { type DiffView, diffChoice, nextView, offeredViews, shownView } from '@/lib/client/diff-view';
import { proposedView } from '@/lib/client/review-diff';
import { storeChoice, useStoredChoice } from '@/lib/client/stored-choice';
import type { ReviewItem } from '@/lib/core/contract/reviews';
import type { Id } from '@/lib/core/domain/identifier';
import { RESPONSE_VIEWS, type ResponseView } from './response-pane';

export type ItemViews = {
  diff: DiffView;
  offeredDiffs: readonly DiffView[];
  response: ResponseView;
  isWhole: boolean;
  setResponse: (view: ResponseView) => void;
  loadRest: () => void;
  chooseDiff: (view: DiffView) => void;
  cycleDiff: () => void;
  cycleResponse: () => void;
};

export function useItemViews(item: ReviewItem | null): ItemViews {
  const name = diffChoice(item?.evolution.operation ?? null);
  const stored = useStoredChoice(name, '');
  const hasMarkup = item !== null && (holdsMarkup(item.childText) || holdsMarkup(item.parentText));
  const offeredDiffs = offeredViews(hasMarkup);
  const diff = shownView(stored, offeredDiffs, proposedView(item?.evolution.overlap ?? null));
  // Read when the key comes, so that the table of keys need not change with the operation of each item.
  const shown = useRef({ name, diff, offeredDiffs });
  useLayoutEffect(() => {
    shown.current = { name, diff, offeredDiffs };
  }, [name, diff, offeredDiffs]);
  const chooseDiff = useCallback((view: DiffView) => storeChoice(shown.current.name, view), []);
  const cycleDiff = useCallback(
    () => chooseDiff(nextView(shown.current.diff, shown.current.offeredDiffs)),
    [chooseDiff],
  );
  const [response, setResponse] = useState<ResponseView>('plain');
  const [wholeId, setWholeId] = useState<Id | null>(null);
  return {
    diff,
    offeredDiffs,
    response,
    isWhole: item !== null && item.evolution.id === wholeId,
    setResponse,
    loadRest: () => item && setWholeId(item.evolution.id),
    chooseDiff,
    cycleDiff,
    cycleResponse: () => setResponse((view) => following(RESPONSE_VIEWS, view)),
  };
}

function following<Value>(values: readonly Value[], value: Value): Value {
  return values[(values.indexOf(value) + 1) % values.length] ?? value;
}
