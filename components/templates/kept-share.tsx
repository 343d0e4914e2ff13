/** How a version has done so far: the share kept, with n; its interval on hover. */
import { formatCountOf, formatPercent, formatShare, wilsonInterval } from '@/lib/client/display';

type KeptShareProps = { keptCount: number; evolutionCount: number; className?: string };

export function KeptShare({ keptCount, evolutionCount, className }: KeptShareProps) {
  const interval = wilsonInterval(keptCount, evolutionCount);
  if (!interval) return <span className={className}>not used yet</span>;
  return (
    <span
      className={className}
      title={`95 % interval ${formatPercent(interval.low)} to ${formatPercent(interval.high)}, from ${formatCountOf(evolutionCount, 'evolution')}`}
    >
      kept {formatShare(keptCount, evolutionCount)}
    </span>
  );
}
