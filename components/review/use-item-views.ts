'use client';
/** How parent, child and response are shown. The choice of the diff is remembered per operation. */
import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { DIFF_VIEWS, isDiffView, proposedView, type ReviewDiffView } from '@/lib/client/review-diff';
import { storeChoice, useStoredChoice } from '@/lib/client/stored-choice';
import type { ReviewItem } from '@/lib/core/contract/reviews';
import type { Id } from '@/lib/core/domain/identifier';
import { RESPONSE_VIEWS, type ResponseView } from './response-pane';

export type ItemViews = {
  diff: ReviewDiffView;
  response: ResponseView;
  isWhole: boolean;
  setResponse: (view: ResponseView) => void;
  loadRest: () => void;
  cycleDiff: () => void;
  cycleResponse: () => void;
};

export function useItemViews(item: ReviewItem | null): ItemViews {
  const name = `review-diff.${item?.evolution.operation ?? 'none'}`;
  const stored = useStoredChoice(name, '');
  const diff = isDiffView(stored) ? stored : proposedView(item?.evolution.overlap ?? null);
  // Read when the key comes, so that the table of keys need not change with the operation of each item.
  const shown = useRef({ name, diff });
  useLayoutEffect(() => {
    shown.current = { name, diff };
  }, [name, diff]);
  const cycleDiff = useCallback(() => {
    storeChoice(shown.current.name, following(DIFF_VIEWS, shown.current.diff));
  }, []);
  const [response, setResponse] = useState<ResponseView>('plain');
  const [wholeId, setWholeId] = useState<Id | null>(null);
  return {
    diff,
    response,
    isWhole: item !== null && item.evolution.id === wholeId,
    setResponse,
    loadRest: () => item && setWholeId(item.evolution.id),
    cycleDiff,
    cycleResponse: () => setResponse((view) => following(RESPONSE_VIEWS, view)),
  };
}

function following<Value>(values: readonly Value[], value: Value): Value {
  return values[(values.indexOf(value) + 1) % values.length] ?? value;
}
