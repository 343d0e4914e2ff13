/** A figure of a version: its value, its interval and its n, or why there is none. All three are on the screen, so that nobody needs a pointer to see them. */
import { formatCount } from '@/lib/client/display';
import type { Statistic } from '@/lib/core/domain/agreement';
import { FEW } from '@/lib/core/domain/difference';
import { type EffectMeasure, MEASURE_FACTS } from '@/lib/core/domain/template-effect';
import { formatMeasure, formatRange } from './effect-words';

type EffectValueProps = { measure: EffectMeasure; statistic: Statistic; title?: string | undefined };

export function EffectValue({ measure, statistic, title }: EffectValueProps) {
  const { unit, of } = MEASURE_FACTS[measure];
  if (statistic.kind === 'undefined') {
    return (
      <span title={statistic.why}>
        <span aria-hidden className="text-faint">
          –
        </span>
        <span className="sr-only">none: {statistic.why}</span>
      </span>
    );
  }
  const { value, interval, n } = statistic;
  const isFew = n < FEW;
  return (
    <span className="whitespace-nowrap" title={title ?? `n counts ${of}`}>
      {formatMeasure(unit, value)}
      <span className="block text-sm font-normal text-muted">
        {interval ? (
          <>
            <span className="sr-only">95 % interval </span>
            {formatRange(unit, interval)}
          </>
        ) : n === 1 ? (
          'no interval from one'
        ) : (
          'all alike, no interval'
        )}
        <span className={`ml-2 ${isFew ? 'text-caution' : 'text-faint'}`}>
          n {formatCount(n)}
          {isFew ? ', few' : ''}
        </span>
      </span>
    </span>
  );
}
