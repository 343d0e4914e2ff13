'use client';
/** Which parent the keys mean: the first that waits, then whichever the person has gone to. */
import { useState } from 'react';
import type { DryRunPair } from '@/lib/core/contract/dry-runs';

export const pairElementId = (position: number) => `pair-${position}`;

export function useCurrentPair(pairs: readonly DryRunPair[], isComparison: boolean) {
  const [chosen, setChosen] = useState<number | null>(null);
  const waiting = pairs.find(({ better }) => better === null)?.position ?? 0;
  const current = chosen ?? (isComparison ? waiting : 0);
  const goTo = (position: number, scrolls = true) => {
    setChosen(position);
    if (scrolls) document.getElementById(pairElementId(position))?.scrollIntoView({ block: 'nearest' });
  };
  const move = (by: 1 | -1) => goTo(Math.min(pairs.length - 1, Math.max(0, current + by)));
  return { current, goTo, move };
}
