/** A figure of agreement: its value with n, the interval on hover; where there is none, why. */
import { formatCoefficient, formatCount, formatPercent } from '@/lib/client/display';
import type { Statistic } from '@/lib/core/domain/agreement';

type StatisticValueProps = {
  statistic: Statistic;
  /** κ and α are coefficients, the others shares. */
  as: 'share' | 'coefficient';
  /** what is counted by n */
  of?: string;
  /** the reason in words below the dash, where there is room */
  saysWhy?: boolean;
  showsN?: boolean;
};

export function StatisticValue({ statistic, as, of = 'items', saysWhy = false, showsN = true }: StatisticValueProps) {
  if (statistic.kind === 'undefined') {
    return (
      <span title={statistic.why}>
        <span aria-hidden>–</span>
        {saysWhy ? (
          <span className="block max-w-56 max-sm:[td_&]:hidden [td_&]:ml-auto text-sm font-normal whitespace-normal text-faint">
            {statistic.why}
          </span>
        ) : (
          <span className="sr-only">none: {statistic.why}</span>
        )}
      </span>
    );
  }
  const { value, interval, n } = statistic;
  const format = as === 'share' ? formatPercent : formatCoefficient;
  const range = interval
    ? `95 % interval ${format(interval.low)} to ${format(interval.high)}`
    : 'no interval: it hangs on a single item';
  return (
    <span title={`${range}, from ${formatCount(n)} ${of}`} className="whitespace-nowrap">
      {format(value)}
      {showsN && <span className="ml-1.5 text-sm text-faint">n {formatCount(n)}</span>}
    </span>
  );
}

/** ".62 to .79" */
export function formatInterval(statistic: Statistic): string | null {
  if (statistic.kind === 'undefined' || !statistic.interval) return null;
  return `${formatCoefficient(statistic.interval.low)} to ${formatCoefficient(statistic.interval.high)}`;
}
