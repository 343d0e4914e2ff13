/** What each round of a run will take and leave, before it starts. */
import { formatCompact } from '@/lib/client/display-count';
import type { RunEstimate } from '@/lib/core/contract/runs';
import { showUsd } from '@/lib/core/domain/price';

export function EstimateRounds({ rounds }: { rounds: RunEstimate['rounds'] }) {
  const hasCost = rounds.some(({ costUsd }) => costUsd !== null && Number(costUsd.high) > 0);
  return (
    <div className="max-h-80 overflow-y-auto">
      <table aria-label="Each round" className="w-full text-sm tabular">
        <thead className="text-muted">
          <tr className="border-b border-line">
            <th scope="col" className="py-1 text-left font-normal">
              Round
            </th>
            {['Parents', 'Calls', 'Pool', ...(hasCost ? ['Cost'] : [])].map((title) => (
              <th key={title} scope="col" className="py-1 pl-3 text-right font-normal">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rounds.map(({ number, parents, calls, pool, costUsd }) => (
            <tr key={number} className="border-b border-line align-top last:border-b-0">
              <th scope="row" className="py-1 text-left font-normal">
                {number}
              </th>
              {[parents, calls, pool].map((count, at) => (
                <td key={['parents', 'calls', 'pool'][at]} className="py-1 pl-3 text-right">
                  {formatCompact(count)}
                </td>
              ))}
              {hasCost ? (
                <td className="py-1 pl-3 text-right">
                  {costUsd ? showUsd(costUsd.expected) : '–'}
                  {costUsd ? (
                    <span className="block text-xs text-faint">
                      {showUsd(costUsd.low)} to {showUsd(costUsd.high)}
                    </span>
                  ) : null}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
