/** What became of what was made of a child, in words. */
import { formatCountOf } from '@/lib/client/display';
import type { BulkJobView } from '@/lib/core/contract/bulk';

const childrenOf = (count: number) => formatCountOf(count, 'kept child', 'kept children');

export const questionWords = (kept: number) =>
  `In later rounds ${childrenOf(kept)} ${kept === 1 ? 'was' : 'were'} made of it.`;

export function droppingWords({ state, changeCount }: Pick<BulkJobView, 'state' | 'changeCount'>): string {
  switch (state) {
    case 'done':
      return `Dropped ${childrenOf(changeCount)} of later rounds.`;
    case 'undoing':
    case 'undone':
      return 'Taking it back.';
    case 'failed':
      return 'Stopped before its end. Bulk decisions has the reason.';
    case 'queued':
    case 'running':
      return 'Dropping what was made of it in later rounds.';
  }
}
