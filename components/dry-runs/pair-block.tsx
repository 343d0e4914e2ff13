'use client';
import { InstructionText } from '@/components/dataset/instruction-text';
import { OperationChip } from '@/components/dataset/operation-chip';
import { cn } from '@/components/ui/class-names';
/** One parent: its text, the child it had, the new ones beside each other, and which is better. */
import { Link } from '@/components/ui/link';
import { instructionHref } from '@/lib/client/page-links';
import type { DryRunPair, DryRunView } from '@/lib/core/contract/dry-runs';
import type { DryRunAnswer } from '@/lib/core/domain/dry-run';
import type { Id } from '@/lib/core/domain/identifier';
import { BetterBar } from './better-bar';
import { NewChild } from './new-child';
import { OldChild } from './old-child';
import { pairElementId } from './use-current-pair';

type PairBlockProps = {
  projectId: Id;
  dryRun: DryRunView;
  pair: DryRunPair;
  refusal: string | null;
  isCurrent: boolean;
  isBusy: boolean;
  /** why the last answer was not stored */
  problem: string | null;
  onAnswer: (said: DryRunAnswer) => void;
  /** the person works in it */
  onEnter: () => void;
};

export function PairBlock(props: PairBlockProps) {
  const { projectId, dryRun, pair, isCurrent, onEnter } = props;
  const name = `Parent ${pair.position + 1} of ${dryRun.parentCount}`;
  const columns = 1 + (pair.right ? 1 : 0) + (pair.old ? 1 : 0);
  return (
    <article
      id={pairElementId(pair.position)}
      aria-label={name}
      aria-current={isCurrent ? 'true' : undefined}
      onFocus={onEnter}
      className={cn(
        'flex scroll-mt-4 scroll-mb-4 flex-col gap-4 rounded-lg border bg-surface p-4',
        isCurrent ? 'border-accent' : 'border-line',
      )}
    >
      <div className="flex flex-col gap-1">
        <h3 className="flex flex-wrap items-center gap-2 text-sm">
          <Link href={instructionHref(projectId, pair.instructionId)} className="font-medium hover:underline">
            {name}
          </Link>
          {pair.dataFormat ? <OperationChip operation={dryRun.operation} dataFormat={pair.dataFormat} isBare /> : null}
        </h3>
        <InstructionText text={pair.parentText} />
      </div>
      <div
        className={cn(
          'grid gap-x-6 gap-y-5 border-t border-line pt-4',
          columns === 2 && 'lg:grid-cols-2',
          columns === 3 && 'lg:grid-cols-2 xl:grid-cols-3',
        )}
      >
        {pair.old ? <OldChild {...{ projectId, pair }} old={pair.old} /> : null}
        <NewChild {...{ projectId, dryRun, pair }} side="left" child={pair.left} />
        {pair.right ? <NewChild {...{ projectId, dryRun, pair }} side="right" child={pair.right} /> : null}
      </div>
      {pair.right ? <BetterBar {...props} /> : null}
    </article>
  );
}
