/** Operations with the share of the choices that each gets, in one line. */
import { OperationChip } from '@/components/dataset/operation-chip';
import { formatPercent } from '@/lib/client/display';
import type { Weights } from '@/lib/core/domain/run';
import { sharesOf } from './round-shares';

export function ShareList({ weights }: { weights: Weights }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-2">
      {sharesOf(weights).map(({ operation, share }) => (
        <li key={operation} className="inline-flex items-center gap-1.5">
          <OperationChip operation={operation} isBare />
          <span className="text-sm text-muted tabular">{formatPercent(share)}</span>
        </li>
      ))}
    </ul>
  );
}
