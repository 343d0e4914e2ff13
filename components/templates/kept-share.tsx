/** How a version has done so far, by the machine and by people: a share with n; its interval on hover. */
import { formatCountOf, formatPercent, formatShare, wilsonInterval } from '@/lib/client/display';

type KeptShareProps = { keptCount: number; evolutionCount: number; className?: string };

export function KeptShare({ keptCount, evolutionCount, className }: KeptShareProps) {
  const interval = wilsonInterval(keptCount, evolutionCount);
  if (!interval) return <span className={className}>not used yet</span>;
  return (
    <span className={className} title={titleOf(interval, formatCountOf(evolutionCount, 'evolution'))}>
      kept {formatShare(keptCount, evolutionCount)}
    </span>
  );
}

type AcceptedShareProps = { acceptedCount: number; rejectedCount: number; className?: string };

/** Nothing while nobody has decided. */
export function AcceptedShare({ acceptedCount, rejectedCount, className }: AcceptedShareProps) {
  const decided = acceptedCount + rejectedCount;
  const interval = wilsonInterval(acceptedCount, decided);
  if (!interval) return null;
  const from = `${formatCountOf(decided, 'decision')} to accept or reject; those who are unsure are not counted`;
  return (
    <span className={className} title={titleOf(interval, from)}>
      people accept {formatShare(acceptedCount, decided)}
    </span>
  );
}

function titleOf(interval: { low: number; high: number }, from: string): string {
  return `95 % interval ${formatPercent(interval.low)} to ${formatPercent(interval.high)}, from ${from}`;
}
