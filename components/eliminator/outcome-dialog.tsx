'use client';
import type { ReactNode } from 'react';
import { OperationChip } from '@/components/dataset/operation-chip';
import { RuleChip } from '@/components/dataset/rule-chip';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ErrorState } from '@/components/ui/error-state';
/** The audited evolutions behind one count of the table, each with the way to it. */
import { Link } from '@/components/ui/link';
import { SkeletonRows } from '@/components/ui/skeleton';
import { reviewHref } from '@/lib/client/page-links';
import { problemOf } from '@/lib/client/problem';
import { useAuditOutcome } from '@/lib/client/queries/audits';
import type { AuditCell } from '@/lib/core/contract/audits';
import type { Outcome } from '@/lib/core/domain/classifier-measures';
import type { Id } from '@/lib/core/domain/identifier';
import { OUTCOME_WORDS } from './measure-words';

type OutcomeDialogProps = { projectId: Id; cell: AuditCell; outcome: Outcome; name: ReactNode; onClose: () => void };

export function OutcomeDialog({ projectId, cell, outcome, name, onClose }: OutcomeDialogProps) {
  const items = useAuditOutcome(projectId, cell, outcome);
  const words = OUTCOME_WORDS[outcome];
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="md"
      title={words.label}
      description={
        <span className="flex flex-wrap items-center gap-2">
          {name} <span>{words.explains}</span>
        </span>
      }
    >
      {items.error && <ErrorState problem={problemOf(items.error)} onRetry={() => void items.refetch()} />}
      {items.isPending && <SkeletonRows rows={4} />}
      <ul className="flex flex-col divide-y divide-line">
        {items.data?.pages
          .flatMap((page) => page.items)
          .map((item) => (
            <li key={item.evolutionId} className="flex flex-col gap-1 py-2">
              <Link
                className="line-clamp-2 [overflow-wrap:anywhere] hover:underline"
                href={reviewHref(projectId, { show: 'all', evolutionId: item.evolutionId })}
              >
                {item.excerpt}
              </Link>
              <span className="flex flex-wrap items-center gap-2 text-sm text-muted">
                <OperationChip operation={item.operation} isBare />
                <span>round {item.round}</span>
                {item.rule && <RuleChip rule={item.rule} />}
                <span className="tabular">stands for {item.weight.toFixed(1)}</span>
              </span>
            </li>
          ))}
      </ul>
      {items.hasNextPage && (
        <Button className="mt-3" isBusy={items.isFetchingNextPage} onClick={() => void items.fetchNextPage()}>
          Show more
        </Button>
      )}
    </Dialog>
  );
}
