'use client';
/** The template that a child was made with. */
import { useOperationLook } from '@/components/dataset/use-operation-look';
import { CodeBlock } from '@/components/ui/code-block';
import { Dialog } from '@/components/ui/dialog';
import { ErrorState } from '@/components/ui/error-state';
import { LinkButton } from '@/components/ui/link-button';
import { SkeletonText } from '@/components/ui/skeleton';
import { projectHref } from '@/lib/client/page-links';
import { problemOf } from '@/lib/client/problem';
import { useReviewDetail } from '@/lib/client/queries/reviews';
import type { TreeNode } from '@/lib/core/contract/lineages';
import type { Id } from '@/lib/core/domain/identifier';

type TemplateDialogProps = { projectId: Id; node: TreeNode; onClose: () => void };

export function TemplateDialog({ projectId, node, onClose }: TemplateDialogProps) {
  const detail = useReviewDetail(projectId, node.evolutionId);
  const look = useOperationLook(node.operation);
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`Template of ${look.label}, version ${node.templateVersion ?? '–'}`}
      description={look.summary}
      size="lg"
      footer={<LinkButton href={projectHref(projectId, 'templates')}>All templates</LinkButton>}
    >
      {detail.isError ? (
        <ErrorState problem={problemOf(detail.error)} onRetry={() => void detail.refetch()} />
      ) : detail.data ? (
        <CodeBlock code={detail.data.templateText ?? ''} label="template" />
      ) : (
        <SkeletonText lines={6} />
      )}
    </Dialog>
  );
}
