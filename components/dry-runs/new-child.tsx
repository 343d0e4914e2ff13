'use client';
/** What one variant made of the parent: the child, its verdict and why, its response, its calls and what they cost. */
import { FindingList } from '@/components/dataset/finding-list';
import { InstructionText } from '@/components/dataset/instruction-text';
import { VerdictChip } from '@/components/dataset/verdict-chip';
import { shownStatus } from '@/components/dataset/verdict-look';
import { WordDiff } from '@/components/dataset/word-diff';
import { SkeletonText } from '@/components/ui/skeleton';
import { formatCountOf } from '@/lib/client/display';
import type { DryRunPair, DryRunSideView, DryRunView } from '@/lib/core/contract/dry-runs';
import type { DryRunSide } from '@/lib/core/domain/dry-run';
import { isFinal } from '@/lib/core/domain/evolution';
import type { Id } from '@/lib/core/domain/identifier';
import { showUsd } from '@/lib/core/domain/price';
import { FAILURE_FACTS } from '@/lib/core/domain/teacher';
import { childDiffView } from './child-diff-view';
import { Folded } from './folded';
import { SideCalls } from './side-calls';

type NewChildProps = {
  projectId: Id;
  dryRun: DryRunView;
  pair: DryRunPair;
  side: DryRunSide;
  child: DryRunSideView;
};

const SIDE_NAMES = { left: 'Left', right: 'Right' } as const satisfies Record<DryRunSide, string>;

export function NewChild({ projectId, dryRun, pair, side, child }: NewChildProps) {
  const { variant, wordsAdded, costUsd, findings, response } = child;
  const label = variant === null ? null : dryRun.variants[variant]?.label;
  const name = pair.right ? [SIDE_NAMES[side], label].filter(Boolean).join(': ') : `New child, ${label}`;
  const facts = [
    ...(wordsAdded === null ? [] : [`${wordsAdded >= 0 ? '+' : '−'}${formatCountOf(Math.abs(wordsAdded), 'word')}`]),
    ...(costUsd === null ? [] : [showUsd(costUsd)]),
  ];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls; this names a text
    <div role="group" aria-label={name} className="flex min-w-0 flex-col gap-2">
      <h4 className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm font-medium">
        {name}
        <VerdictChip status={shownStatus({ status: child.verdict }, child.state)} />
        <span className="font-normal text-faint tabular">{facts.join(' · ')}</span>
      </h4>
      <ChildText pair={pair} child={child} />
      {findings.length > 0 ? (
        <Folded title="Findings" isOpen={child.verdict !== 'kept'}>
          <FindingList findings={findings} />
        </Folded>
      ) : null}
      {response === null ? null : (
        <Folded title="Response">
          <InstructionText text={response} />
        </Folded>
      )}
      {variant !== null && child.state !== 'planned' ? (
        <Folded title="Calls">
          <SideCalls place={{ projectId, dryRunId: dryRun.id, position: pair.position, side }} />
        </Folded>
      ) : null}
    </div>
  );
}

function ChildText({ pair, child }: { pair: DryRunPair; child: DryRunSideView }) {
  const { childText, failure, state, overlap } = child;
  return (
    <>
      {failure ? (
        <p className="text-sm text-failed [overflow-wrap:anywhere]">
          {FAILURE_FACTS[failure.kind].label}: {failure.message}
        </p>
      ) : null}
      {childText !== null ? (
        <WordDiff before={pair.parentText} after={childText} overlap={overlap} view={childDiffView(overlap)} />
      ) : isFinal(state) ? (
        <p className="text-sm text-muted">No child was made.</p>
      ) : (
        <SkeletonText lines={3} />
      )}
    </>
  );
}
