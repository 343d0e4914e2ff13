'use client';
/** Makes ready what the next item needs while the current one is read: its word diff, and its detail where that is on the screen. */
import { useEffect } from 'react';
import { useReviewDetailAhead } from '@/lib/client/queries/reviews';
import { diffOf } from '@/lib/client/review-diff';
import type { Sitting } from '@/lib/client/review-sitting';
import type { ReviewItem } from '@/lib/core/contract/reviews';
import type { Id } from '@/lib/core/domain/identifier';
import type { ResponseView } from './response-pane';

/** After the paint of the current item, and before anybody can have read it. */
const AHEAD_MS = 60;

export function useAhead(projectId: Id, sitting: Sitting, response: ResponseView): void {
  const nextId = sitting.order[sitting.at + 1];
  const next = nextId === undefined ? undefined : sitting.items.get(nextId);
  const needsDetail = next !== undefined && (response === 'prompt' || response === 'reply' || next.isTextCut);
  useReviewDetailAhead(projectId, needsDetail ? next.evolution.id : null);
  useEffect(() => {
    if (!next) return;
    const timer = setTimeout(() => diffOf(edgeOf(next)), AHEAD_MS);
    return () => clearTimeout(timer);
  }, [next]);
}

export function edgeOf(item: ReviewItem) {
  return { id: item.evolution.id, parentText: item.parentText, childText: item.childText };
}
