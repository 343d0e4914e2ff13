'use client';
/** A share with the number it is of; its interval on hover. */
import { Tooltip } from '@/components/ui/tooltip';
import { formatCount, formatPercent } from '@/lib/client/display';
import { wilsonInterval } from '@/lib/core/domain/wilson-interval';

export function ShareCell({ hits, n }: { hits: number; n: number }) {
  const interval = wilsonInterval(hits, n);
  if (!interval) return <span className="text-faint">–</span>;
  const range = `${formatPercent(interval.low)} to ${formatPercent(interval.high)}`;
  return (
    <Tooltip content={`95 % interval ${range} (Wilson), n = ${formatCount(n)}`}>
      <span className="whitespace-nowrap">
        {formatPercent(interval.share)} <span className="text-faint">of {formatCount(n)}</span>
      </span>
    </Tooltip>
  );
}
