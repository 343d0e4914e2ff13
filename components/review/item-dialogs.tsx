'use client';
import { type ReactNode, useRef, useState } from 'react';
import { OperationChip } from '@/components/dataset/operation-chip';
/** What is asked for now and then about an item: its template, its whole lineage, a comment. */
import { OperationSummary } from '@/components/dataset/operation-summary';
import { VerdictChip } from '@/components/dataset/verdict-chip';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/class-names';
import { CodeBlock } from '@/components/ui/code-block';
import { Dialog } from '@/components/ui/dialog';
import { ErrorState } from '@/components/ui/error-state';
import { Field } from '@/components/ui/field';
import { LinkButton } from '@/components/ui/link-button';
import { SkeletonText } from '@/components/ui/skeleton';
import { Textarea } from '@/components/ui/textarea';
import { formatMoment } from '@/lib/client/display';
import { instructionHref, lineageHref, projectHref } from '@/lib/client/page-links';
import { problemOf } from '@/lib/client/problem';
import { useReviewDetail } from '@/lib/client/queries/reviews';
import type { LineageTreeNode, ReviewItem } from '@/lib/core/contract/reviews';
import type { Id } from '@/lib/core/domain/identifier';

export type ItemDialog = 'template' | 'lineage' | 'comment';

type ItemDialogsProps = {
  projectId: Id;
  item: ReviewItem;
  open: ItemDialog | null;
  onClose: () => void;
  onVisit: (evolutionId: Id) => void;
  onComment: (comment: string) => void;
};

const TITLES = { template: 'Template', lineage: 'Lineage', comment: 'Comment' } as const satisfies Record<
  ItemDialog,
  string
>;

export function ItemDialogs({ projectId, item, open, onClose, onVisit, onComment }: ItemDialogsProps) {
  const detail = useReviewDetail(projectId, open ? item.evolution.id : null);
  const version = item.evolution.templateVersion;
  const title = open === 'template' && version ? `Template, version ${version.version}` : open ? TITLES[open] : '';
  const body = (): ReactNode => {
    if (detail.error) return <ErrorState problem={problemOf(detail.error)} onRetry={() => void detail.refetch()} />;
    if (!detail.data) return <SkeletonText lines={6} />;
    if (open === 'template') return <Template projectId={projectId} item={item} text={detail.data.templateText} />;
    if (open === 'lineage') {
      return <Tree projectId={projectId} nodes={detail.data.tree} currentId={item.evolution.id} onVisit={onVisit} />;
    }
    return <Comments comments={detail.data.comments} onComment={onComment} />;
  };
  return (
    <Dialog open={open !== null} onOpenChange={(isOpen) => !isOpen && onClose()} title={title} size="lg">
      {open && body()}
    </Dialog>
  );
}

function Template({ projectId, item, text }: { projectId: Id; item: ReviewItem; text: string | null }) {
  const { operation } = item.evolution;
  return (
    <div className="flex flex-col items-start gap-3">
      <OperationSummary operation={operation} className="text-muted" />
      {text === null ? (
        <p>No template made this: it was written by a person.</p>
      ) : (
        <CodeBlock code={text} label="template" className="w-full" />
      )}
      <LinkButton size="sm" href={projectHref(projectId, 'templates')}>
        All templates
      </LinkButton>
    </div>
  );
}

type TreeProps = {
  projectId: Id;
  nodes: readonly LineageTreeNode[];
  currentId: Id;
  onVisit: (evolutionId: Id) => void;
};

function Tree({ projectId, nodes, currentId, onVisit }: TreeProps) {
  const depths = depthsOf(nodes);
  const seedId = nodes[0]?.evolutionId === null ? nodes[0].instructionId : null;
  return (
    <div className="flex flex-col items-start gap-3">
      <ol className="flex flex-col">
        {nodes.map((node) => (
          <li
            key={node.evolutionId ?? node.instructionId}
            style={{ paddingInlineStart: `${(depths.get(node.instructionId ?? '') ?? 0) * 1.25}rem` }}
            className={cn('rounded-sm', node.evolutionId === currentId && 'bg-selected')}
          >
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-2 pt-1.5">
              <span className="text-xs text-muted tabular">{node.round === 0 ? 'seed' : `r${node.round}`}</span>
              {node.operation && <OperationChip operation={node.operation} isBare />}
              {node.operation && (node.status || node.isBlind) && (
                <VerdictChip status={node.status ?? 'hidden'} decidedBy={node.decidedBy} isBare />
              )}
              {node.evolutionId && node.evolutionId !== currentId && (
                <Button size="sm" variant="quiet" onClick={() => node.evolutionId && onVisit(node.evolutionId)}>
                  Review
                </Button>
              )}
              {node.instructionId && (
                <LinkButton size="sm" variant="quiet" href={instructionHref(projectId, node.instructionId)}>
                  Open
                </LinkButton>
              )}
            </div>
            <p className="mx-2 mb-1.5 line-clamp-2 text-muted wrap-anywhere">{node.excerpt}</p>
          </li>
        ))}
      </ol>
      {seedId && (
        <LinkButton size="sm" href={lineageHref(projectId, seedId, currentId)}>
          Tree of all runs, to prune or generate again
        </LinkButton>
      )}
    </div>
  );
}

function depthsOf(nodes: readonly LineageTreeNode[]): Map<Id, number> {
  const depths = new Map<Id, number>();
  for (const node of nodes) {
    if (node.instructionId) depths.set(node.instructionId, (depths.get(node.parentId ?? '') ?? -1) + 1);
  }
  return depths;
}

type CommentsProps = {
  comments: readonly { personName: string; comment: string; at: string }[];
  onComment: (comment: string) => void;
};

function Comments({ comments, onComment }: CommentsProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [isEmpty, setEmpty] = useState(true);
  const save = () => {
    const text = field.current?.value.trim() ?? '';
    if (text !== '') onComment(text);
  };
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {comments.length > 0 && (
        <ul className="flex flex-col gap-2">
          {comments.map((comment) => (
            <li key={`${comment.at}${comment.personName}`}>
              <p className="text-sm text-muted">
                {comment.personName}, {formatMoment(comment.at)}
              </p>
              <p className="whitespace-pre-wrap wrap-anywhere">{comment.comment}</p>
            </li>
          ))}
        </ul>
      )}
      <Field label="Your comment" hint="For the others who look at this child, and in the record.">
        <Textarea
          ref={field}
          rows={3}
          maxLength={4000}
          autoFocus
          onChange={(event) => setEmpty(event.target.value.trim() === '')}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) save();
          }}
        />
      </Field>
      <Button
        type="submit"
        variant="primary"
        shortcut="mod+enter"
        className="self-end"
        disabledReason={isEmpty ? 'Write something first.' : null}
      >
        Comment
      </Button>
    </form>
  );
}
