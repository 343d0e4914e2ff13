/** What a filter of the queue offers, in words. */
import type { ReviewFilter } from '@/lib/core/contract/reviews';
import type { Id } from '@/lib/core/domain/identifier';
import type { LeaseOrder } from '@/lib/core/domain/review';

export const SHOW_LABELS = {
  open: 'not decided by me',
  mine: 'decided by me',
  all: 'all',
  flagged: 'flagged',
} as const satisfies Record<ReviewFilter['show'], string>;

export const ORDER_LABELS = {
  as_made: 'as made',
  audit: 'the audit sample',
  lowest_agreement: 'lowest agreement first',
  near_threshold: 'near a rule’s threshold first',
} as const satisfies Record<LeaseOrder, string>;

export type Choice = { id: Id; name: string; rounds: number };
