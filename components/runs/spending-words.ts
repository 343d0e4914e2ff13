/** An estimate in words: the figure that is expected, and how far it may be off. */
import { formatDuration } from '@/lib/client/display';
import { formatCompact } from '@/lib/client/display-count';
import type { SpendingView } from '@/lib/core/contract/runs';
import { parseUsd, showUsd } from '@/lib/core/domain/price';

/** For the button: "about $1.84"; null when nothing is known of money, or it costs nothing. */
export function costWords({ costUsd }: SpendingView): string | null {
  return costUsd && parseUsd(costUsd.high) > 0n ? `about ${showUsd(costUsd.expected)}` : null;
}

type Figure = { label: string; expected: string; interval: string };

export function spendingFigures({ calls, tokens, costUsd, timeMs }: SpendingView): Figure[] {
  const money = costUsd && {
    label: 'Money',
    expected: showUsd(costUsd.expected),
    interval: `${showUsd(costUsd.low)} to ${showUsd(costUsd.high)}`,
  };
  return [
    { label: 'Calls', expected: formatCompact(calls.expected), interval: between(calls, formatCompact) },
    { label: 'Tokens', expected: formatCompact(tokens.expected), interval: between(tokens, formatCompact) },
    ...(money ? [money] : []),
    { label: 'Time', expected: formatDuration(timeMs.expected), interval: between(timeMs, formatDuration) },
  ];
}

function between({ low, high }: SpendingView['calls'], format: (value: number) => string): string {
  return `${format(low)} to ${format(high)}`;
}

/** What stands below the figures. */
export function spendingNotes(spending: SpendingView, driver: 'live' | 'batch'): string[] {
  const { basis, unpricedModels } = spending;
  return [
    basis === 'measured'
      ? 'From what these teachers have taken in this project so far.'
      : 'From the lengths of the seeds, so widely; after the first round from what was measured.',
    ...(driver === 'batch' ? ['At the batch price. A batch may take a day at each step.'] : []),
    ...unpricedModels.map((model) => `${model} has no price: money is not counted, and a cap cannot hold.`),
  ];
}

/** Null: no cap, or enough of it is left. */
export function capWarning(spending: SpendingView, leftUsd: bigint | null): string | null {
  if (leftUsd === null || !spending.costUsd || parseUsd(spending.costUsd.expected) <= leftUsd) return null;
  return `More than the ${showUsd(leftUsd > 0n ? leftUsd : 0n)} that the cap leaves: the run will pause there.`;
}
