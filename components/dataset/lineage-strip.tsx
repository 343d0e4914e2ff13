/** seed → r1 constraints → r2 deepening → …: how this instruction came to be, each step with who decided about it. */
import { ArrowRight, Sprout } from 'lucide-react';
import { cn } from '@/components/ui/class-names';
import { Link } from '@/components/ui/link';
import type { LineageNode } from '@/lib/core/contract/evolution-view';
import { OperationChip } from './operation-chip';
import { VerdictChip } from './verdict-chip';

type LineageStripProps = {
  /** seed first */
  nodes: readonly LineageNode[];
  /** id of the evolution or instruction that the page shows */
  currentId: string | null;
  /** where a node leads; null: nowhere */
  hrefOf?: (node: LineageNode) => string | null;
  /** goes to a node without leaving the page; wins over `hrefOf` where the node has an evolution */
  onVisit?: (evolutionId: string) => void;
  className?: string;
};

export function LineageStrip({ nodes, currentId, hrefOf, onVisit, className }: LineageStripProps) {
  return (
    <nav aria-label="Lineage" className={className}>
      <ol className="flex flex-wrap items-center gap-x-1 gap-y-2">
        {nodes.map((node, at) => (
          <li key={node.evolutionId ?? node.instructionId ?? at} className="flex items-center gap-1">
            {at > 0 ? <ArrowRight aria-hidden className="size-3.5 text-faint" /> : null}
            <LineageStep
              node={node}
              isCurrent={currentId !== null && (node.evolutionId === currentId || node.instructionId === currentId)}
              href={hrefOf?.(node) ?? null}
              {...(onVisit ? { onVisit } : {})}
            />
          </li>
        ))}
      </ol>
    </nav>
  );
}

type LineageStepProps = {
  node: LineageNode;
  isCurrent: boolean;
  href: string | null;
  onVisit?: (evolutionId: string) => void;
};

function LineageStep({ node, isCurrent, href, onVisit }: LineageStepProps) {
  const { evolutionId } = node;
  const look = cn(
    'inline-flex h-7 items-center gap-1.5 rounded-sm px-1.5',
    isCurrent ? 'bg-selected' : (href || onVisit) && 'hover:bg-hover',
  );
  const content = (
    <>
      {node.operation === null ? (
        <span className="inline-flex items-center gap-1 text-sm">
          <Sprout aria-hidden className="size-3.5" />
          seed
        </span>
      ) : (
        <>
          <span className="tabular text-muted text-xs">r{node.round}</span>
          <OperationChip operation={node.operation} isBare />
          {node.status || node.isBlind ? (
            <VerdictChip status={node.status ?? 'hidden'} decidedBy={node.decidedBy} isBare />
          ) : null}
        </>
      )}
    </>
  );
  if (!isCurrent && onVisit && evolutionId) {
    return (
      <button type="button" title={node.excerpt} className={look} onClick={() => onVisit(evolutionId)}>
        {content}
      </button>
    );
  }
  if (isCurrent || !href) {
    return (
      <span title={node.excerpt} aria-current={isCurrent ? 'step' : undefined} className={look}>
        {content}
      </span>
    );
  }
  return (
    <Link href={href} title={node.excerpt} className={look}>
      {content}
    </Link>
  );
}
