/** The template versions that a round was started with; they never change after that. */
import Link from 'next/link';
import { OperationChip } from '@/components/dataset/operation-chip';
import { projectHref } from '@/lib/client/page-links';
import type { RoundView } from '@/lib/core/contract/runs';
import type { Id } from '@/lib/core/domain/identifier';
import { compareOperations } from '@/lib/core/domain/operation';

export function RoundTemplates({ projectId, round }: { projectId: Id; round: RoundView }) {
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
            <span className="text-sm text-muted tabular">v{version}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
