/** Where a response would stand and there is none: why, and what that means for what is kept. */
import type { EvolutionView } from '@/lib/core/contract/evolution-view';
import { HUMAN_EDIT } from '@/lib/core/domain/operation';

type NoResponseProps = {
  /** the edge that made the instruction; null for a seed */
  evolution: EvolutionView | null;
  /** by a blind audit; there may be one */
  isHidden: boolean;
};

export function NoResponse({ evolution, isHidden }: NoResponseProps) {
  return <p className="max-w-reading text-sm text-muted">{whyNone(evolution, isHidden)}</p>;
}

function whyNone(evolution: EvolutionView | null, isHidden: boolean): string {
  if (!evolution) return 'The seed has none.';
  if (isHidden) return 'Hidden until you decide: this sample is decided on the instruction alone.';
  if (evolution.operation === HUMAN_EDIT) return 'The edit has none.';
  if (evolution.standing.status !== 'kept') {
    return 'None: it was dropped before it was answered. Accepted, it is kept without one; an edit can add one.';
  }
  return 'None: the machine dropped it before it was answered. It is kept without one, and formats that need a response leave it out; an edit in the review room can add one.';
}
