/** What people did, in the words of a log. */
import type { LogWay } from '@/lib/core/contract/audit-log';
import type { ReviewEventKind } from '@/lib/core/domain/review';

export const KIND_WORDS = {
  accept: 'accepted',
  reject: 'rejected',
  unsure: 'was unsure',
  skip: 'skipped',
  flag: 'flagged',
  reveal: 'revealed the verdict',
  restore: 'restored the verdict',
  comment: 'commented',
  undo: 'took back',
  settle_accept: 'settled: accept',
  settle_reject: 'settled: reject',
  reopen: 'opened again',
} as const satisfies Record<ReviewEventKind, string>;

export const WAY_WORDS = { by_hand: 'by hand', in_bulk: 'in bulk' } as const satisfies Record<LogWay, string>;
