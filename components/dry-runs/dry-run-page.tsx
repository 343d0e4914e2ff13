'use client';
/** One dry run: how far it is, what came of each variant, and parent by parent what the children are. */
import { RehearsalMark } from '@/components/dataset/rehearsal-mark';
import { PageFrame } from '@/components/shell/page-frame';
import { PageSkeleton } from '@/components/shell/page-skeleton';
import { Chip } from '@/components/ui/chip';
import { ErrorState } from '@/components/ui/error-state';
import { formatCountOf } from '@/lib/client/display';
import { projectHref } from '@/lib/client/page-links';
import { problemOf } from '@/lib/client/problem';
import { useDryRun } from '@/lib/client/queries/dry-runs';
import type { DryRunView } from '@/lib/core/contract/dry-runs';
import type { Id } from '@/lib/core/domain/identifier';
import { operationLabel } from '@/lib/core/domain/operation';
import { DryRunNotice } from './dry-run-notice';
import { DryRunStateChip } from './dry-run-state-chip';
import { CHOICE_WORDS, costWords, variantWords } from './dry-run-words';
import { PairList } from './pair-list';
import { SummaryTable } from './summary-table';

export function DryRunPage({ projectId, dryRunId }: { projectId: Id; dryRunId: Id }) {
  const dryRun = useDryRun(projectId, dryRunId);
  if (dryRun.data) return <Shown projectId={projectId} dryRun={dryRun.data} />;
  if (!dryRun.isError) return <PageSkeleton rows={6} />;
  return (
    <PageFrame title="Dry run">
      <ErrorState problem={problemOf(dryRun.error)} onRetry={() => void dryRun.refetch()} />
    </PageFrame>
  );
}

function Shown({ projectId, dryRun }: { projectId: Id; dryRun: DryRunView }) {
  const { operation, teachers } = dryRun;
  const parents = `${formatCountOf(dryRun.parentCount, 'parent')} ${CHOICE_WORDS[dryRun.choice]}`;
  return (
    <PageFrame
      isWide
      title={`${operationLabel(operation)}: ${variantWords(dryRun)}`}
      breadcrumb={[
        { label: 'Templates', href: projectHref(projectId, 'templates') },
        { label: 'Dry runs', href: projectHref(projectId, 'templates', 'dry-runs') },
      ]}
      marks={
        <>
          <DryRunStateChip state={dryRun.state} />
          {dryRun.isBlind ? <Chip>blind</Chip> : null}
          {dryRun.isRehearsal ? <RehearsalMark /> : null}
        </>
      }
      description={`${parents}, seed ${dryRun.randomSeed}, with the settings of ${dryRun.runName}. Asked: ${namesOf(teachers)}. ${formatCountOf(dryRun.callCount, 'call')}, ${costWords(dryRun)}.`}
      notice={<DryRunNotice projectId={projectId} dryRun={dryRun} />}
    >
      <SummaryTable dryRun={dryRun} />
      <PairList projectId={projectId} dryRun={dryRun} />
    </PageFrame>
  );
}

function namesOf({ evolver, judge, responder }: DryRunView['teachers']): string {
  return [...new Set([evolver, judge, responder])].join(', ');
}
