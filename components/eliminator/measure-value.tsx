/** A measure with its interval and n, or why there is none: never a bare percentage. */
import { formatCount, formatPercent } from '@/lib/client/display';
import type { Measure } from '@/lib/core/domain/classifier-measures';
import { SMALL_N } from './measure-words';

export function MeasureValue({ measure, saysWhy = false }: { measure: Measure; saysWhy?: boolean }) {
  if (measure.kind === 'undefined') {
    return (
      <span title={measure.why}>
        <span aria-hidden>–</span>
        {saysWhy ? (
          <span className="block max-w-56 text-sm font-normal whitespace-normal text-faint">{measure.why}</span>
        ) : (
          <span className="sr-only">none: {measure.why}</span>
        )}
      </span>
    );
  }
  const { value, low, high, n, effectiveN } = measure;
  return (
    <span className="whitespace-nowrap" title={`With their weights these ${n} are worth ${effectiveN.toFixed(1)}.`}>
      {formatPercent(value)}
      <span className="block text-sm font-normal text-muted">
        {formatPercent(low)} to {formatPercent(high)}
      </span>
      <span className={`block text-sm font-normal ${n < SMALL_N ? 'text-caution' : 'text-faint'}`}>
        n {formatCount(n)}
        {n < SMALL_N ? ', few' : ''}
      </span>
    </span>
  );
}
