/** What a filter of the queue offers, in words. */
import type { ReviewFilter } from '@/lib/core/contract/reviews';
import type { Id } from '@/lib/core/domain/identifier';

export const SHOW_LABELS = {
  open: 'not decided by me',
  mine: 'decided by me',
  all: 'all',
  flagged: 'flagged',
} as const satisfies Record<ReviewFilter['show'], string>;

export type Choice = { id: Id; name: string; rounds: number };
