/** What came of an instruction, newest round first. */

import { OperationChip } from '@/components/dataset/operation-chip';
import { VerdictChip } from '@/components/dataset/verdict-chip';
import { Link } from '@/components/ui/link';
import type { LineageNode } from '@/lib/core/contract/evolution-view';

type ChildListProps = { nodes: readonly LineageNode[]; hrefOf: (node: LineageNode) => string | null };

export function ChildList({ nodes, hrefOf }: ChildListProps) {
  if (nodes.length === 0) return <p className="text-sm text-muted">No child was made of it yet.</p>;
  return (
    <>
      <ul className="divide-y divide-line border-y border-line">
        {nodes.map((node) => {
          const href = hrefOf(node);
          return (
            <li key={node.evolutionId ?? node.instructionId} className="flex flex-col gap-1 py-2">
              <span className="flex flex-wrap items-center gap-3">
                <span className="text-sm text-muted tabular">round {node.round}</span>
                {node.operation ? <OperationChip operation={node.operation} isBare /> : null}
                <VerdictChip
                  status={node.status ?? (node.isBlind ? 'hidden' : 'open')}
                  decidedBy={node.decidedBy}
                  isBare
                />
              </span>
              {href ? (
                <Link href={href} dir="auto" className="line-clamp-2 wrap-anywhere hover:underline">
                  {node.excerpt}
                </Link>
              ) : (
                <span className="line-clamp-2">{node.excerpt}</span>
              )}
            </li>
          );
        })}
      </ul>
      {nodes.some((node) => node.isBlind) ? (
        <p className="mt-2 text-sm text-muted">
          What the same run made after a hidden child is hidden with it, until you decide.
        </p>
      ) : null}
    </>
  );
}
