/** The operations that a round was planned with: the share of the choices that each got, and its template version. Neither changes after that. */

import { OperationChip } from '@/components/dataset/operation-chip';
import { Link } from '@/components/ui/link';
import { formatPercent } from '@/lib/client/display';
import { projectHref } from '@/lib/client/page-links';
import type { RoundView } from '@/lib/core/contract/runs';
import type { Id } from '@/lib/core/domain/identifier';
import { compareOperations } from '@/lib/core/domain/operation';
import type { Weights } from '@/lib/core/domain/run';
import { sharesOf } from './round-shares';

type RoundTemplatesProps = { projectId: Id; round: RoundView; weights: Weights };

export function RoundTemplates({ projectId, round, weights }: RoundTemplatesProps) {
  const shares = new Map(sharesOf(weights).map(({ operation, share }) => [operation, share]));
  const pinned = Object.entries(round.templateVersions)
    .map(([operation, { version }]) => ({ operation, version }))
    .sort((a, b) => compareOperations(a.operation, b.operation));
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-2">
      {pinned.map(({ operation, version }) => (
        <li key={operation}>
          <Link
            href={`${projectHref(projectId, 'templates')}?operation=${operation}&version=${version}`}
            className="inline-flex items-center gap-1.5 rounded-xs hover:underline"
          >
            <OperationChip operation={operation} isBare />
            <span className="text-sm text-muted tabular">
              v{version}, {formatPercent(shares.get(operation) ?? 0)}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
