/** One node on one line: how it was made, in which round, where it stands and who says so, and how it begins. */
import { ChevronDown, ChevronRight, Flag, Sprout } from 'lucide-react';
import { memo } from 'react';
import { OperationChip } from '@/components/dataset/operation-chip';
import { VerdictChip } from '@/components/dataset/verdict-chip';
import { shownStatus } from '@/components/dataset/verdict-look';
import { cn } from '@/components/ui/class-names';
import { formatCount } from '@/lib/client/display';
import type { TreeNode } from '@/lib/core/contract/lineages';
import type { Id } from '@/lib/core/domain/identifier';
import type { TreeRow as Row } from './tree-model';

type TreeRowProps = {
  row: Row;
  domId: string;
  seedExcerpt: string;
  /** how many hang below it, where it is folded */
  hidden: number;
  runName: string | null;
  isCurrent: boolean;
  onPick: (id: Id) => void;
  onToggle: (id: Id) => void;
};

export const TreeRow = memo(function TreeRow(props: TreeRowProps) {
  const { row, domId, seedExcerpt, hidden, runName, isCurrent, onPick, onToggle } = props;
  const { node, level, place, siblings, childIds, isOpen } = row;
  const excerpt = node ? node.excerpt : seedExcerpt;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree around it takes the keys (WAI-ARIA, tree view)
    <div
      role="treeitem"
      tabIndex={-1}
      id={domId}
      aria-level={level}
      aria-posinset={place}
      aria-setsize={siblings}
      aria-selected={isCurrent}
      {...(childIds.length > 0 ? { 'aria-expanded': isOpen } : {})}
      onClick={() => onPick(row.id)}
      className={cn(
        'flex min-h-8 cursor-pointer items-stretch gap-2 rounded-sm pr-2 text-sm [contain-intrinsic-size:auto_2rem] [content-visibility:auto]',
        isCurrent
          ? 'bg-selected outline-2 outline-transparent [[role=tree]:focus-visible_&]:outline-accent'
          : 'hover:bg-hover',
      )}
    >
      <Rails row={row} onToggle={onToggle} />
      <span className="flex min-w-0 grow flex-col gap-x-3 py-1 sm:flex-row sm:items-center">
        <span className="flex shrink-0 flex-wrap items-center gap-x-3">
          {node ? <NodeMarks node={node} runName={runName} /> : <SeedMark />}
        </span>
        <span dir="auto" className={cn('min-w-0 truncate', excerpt === null ? 'text-faint italic' : 'text-muted')}>
          {excerpt === null ? 'no child' : excerpt.trim() === '' ? 'only blanks' : excerpt}
        </span>
        {hidden > 0 ? (
          <span className="ml-auto shrink-0 text-xs text-faint tabular">+{formatCount(hidden)}</span>
        ) : null}
      </span>
    </div>
  );
});

function NodeMarks({ node, runName }: { node: TreeNode; runName: string | null }) {
  const { round, attempt, verdict, status } = node;
  return (
    <>
      <span className="w-5 text-xs text-muted tabular" title={`round ${round}`}>
        <span className="sr-only">round </span>
        <span aria-hidden>r</span>
        {round}
      </span>
      <OperationChip operation={node.operation} isBare />
      <VerdictChip status={shownStatus(node, node.state)} decidedBy={node.decidedBy} isBare />
      {verdict !== null && status !== verdict ? <span className="text-xs text-faint">machine: {verdict}</span> : null}
      {attempt !== null && attempt > 1 ? <span className="text-xs text-faint tabular">attempt {attempt}</span> : null}
      {node.isFlagged ? <Flag aria-label="flagged" className="size-3.5 text-caution" /> : null}
      {runName ? <span className="text-xs text-faint">{runName}</span> : null}
    </>
  );
}

function SeedMark() {
  return (
    <span className="inline-flex items-center gap-1.5 font-medium">
      <Sprout aria-hidden className="size-3.5" />
      seed
    </span>
  );
}

/** The lines of the tree, and what opens and closes a branch. */
function Rails({ row, onToggle }: { row: Row; onToggle: (id: Id) => void }) {
  const { rails, level, place, siblings, childIds, isOpen, id } = row;
  const isLast = place === siblings;
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <span aria-hidden className="flex shrink-0 self-stretch">
      {rails.map((goesOn, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a rail has nothing but its level
        <span key={at} className={cn('ml-2.5 w-2.5', goesOn && 'border-l border-line')} />
      ))}
      {level > 1 ? (
        <span className={cn('relative ml-2.5 w-2.5', !isLast && 'border-l border-line')}>
          <span
            className={cn(
              'absolute top-0 left-0 h-4 w-2.5 border-b border-line',
              isLast && 'rounded-bl-sm border-l border-line',
            )}
          />
        </span>
      ) : null}
      {childIds.length > 0 ? (
        // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: for the pointer; arrows do it by keyboard
        <span
          onClick={(event) => {
            event.stopPropagation();
            onToggle(id);
          }}
          className="flex w-5 items-start justify-center pt-2 text-muted hover:text-ink"
        >
          <Chevron size={14} />
        </span>
      ) : (
        <span className="w-5" />
      )}
    </span>
  );
}
