/** Dry runs in words: their states, their choices of parents, their figures. */
import type { ChipTone } from '@/components/ui/chip';
import { formatCount, formatCountOf, formatPercent } from '@/lib/client/display';
import type { DryRunEstimate, DryRunRow } from '@/lib/core/contract/dry-runs';
import type { DryRunChoice, DryRunState } from '@/lib/core/domain/dry-run';
import { parseUsd, showUsd } from '@/lib/core/domain/price';

export const STATE_LOOK = {
  running: { label: 'running', tone: 'accent' },
  stopped: { label: 'stopped', tone: 'caution' },
  finished: { label: 'finished', tone: 'neutral' },
  cancelled: { label: 'cancelled', tone: 'neutral' },
} as const satisfies Record<DryRunState, { label: string; tone: ChipTone }>;

export const CHOICE_WORDS = {
  random: 'at random from the frontier',
  dropped: 'whose last child was dropped',
  chosen: 'chosen by hand',
} as const satisfies Record<DryRunChoice, string>;

export function costWords({ costUsd, unpricedCount }: Pick<DryRunRow, 'costUsd' | 'unpricedCount'>): string {
  if (unpricedCount === 0) return showUsd(costUsd);
  return `${showUsd(costUsd)} and ${formatCountOf(unpricedCount, 'call')} without a price`;
}

/** "version 1 against draft" */
export function variantWords({ variants }: { variants: readonly { label: string }[] }): string {
  return variants.map(({ label }) => label).join(' against ');
}

export function estimateWords({ parentCount, spending }: DryRunEstimate): string {
  const { calls, costUsd, unpricedModels } = spending;
  const money =
    costUsd === null
      ? `${unpricedModels.join(', ')} has no price, so nobody can say what it costs`
      : parseUsd(costUsd.high) === 0n
        ? 'at no cost'
        : `about ${showUsd(costUsd.expected)} (${showUsd(costUsd.low)} to ${showUsd(costUsd.high)})`;
  const parts = [
    formatCountOf(parentCount, 'parent'),
    `about ${formatCount(calls.expected)} calls (${formatCount(calls.low)} to ${formatCount(calls.high)})`,
    money,
  ];
  return `${parts.join(', ')}.`;
}

type Interval = { share: number; low: number; high: number; n: number };

export function intervalWords({ low, high }: Interval): string {
  return `${formatPercent(low)} to ${formatPercent(high)}`;
}
