'use client';
import { Handshake, RotateCw } from 'lucide-react';
import { useQueryState } from 'nuqs';
import { formatInterval, StatisticValue } from '@/components/dataset/statistic';
import { PageFrame } from '@/components/shell/page-frame';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { LinkButton } from '@/components/ui/link-button';
import { Section } from '@/components/ui/section';
import { Select } from '@/components/ui/select';
import { SkeletonRows } from '@/components/ui/skeleton';
import { SkeletonStats } from '@/components/ui/skeleton-stats';
import { Stat } from '@/components/ui/stat';
import { formatCount, formatTime } from '@/lib/client/display';
/** Where people say the same and where they do not: operations and pairs, lowest first, each with the way to its disagreements. */
import { useOperationChoices } from '@/lib/client/operation-choices';
import { projectHref } from '@/lib/client/page-links';
import { parseAsOperation } from '@/lib/client/parse-operation';
import { problemOf } from '@/lib/client/problem';
import { useAgreement } from '@/lib/client/queries/agreement';
import type { AgreementView } from '@/lib/core/contract/agreement';
import { INTERVAL_METHODS } from '@/lib/core/domain/agreement';
import type { Id } from '@/lib/core/domain/identifier';
import { OperationAgreementTable } from './operation-agreement-table';
import { MATRIX_PEOPLE, PairMatrix, peopleOf } from './pair-matrix';
import { PairTable } from './pair-table';

export function AgreementPage({ projectId }: { projectId: Id }) {
  const choices = useOperationChoices();
  const [operation, setOperation] = useQueryState('operation', parseAsOperation);
  const agreement = useAgreement(projectId, operation);
  const view = agreement.data;
  return (
    <PageFrame
      isWide
      title="Agreement"
      description="How far people say the same about the same items. Who was unsure counts as missing. A vague operation shows as low agreement."
      actions={
        <>
          {view && <span className="text-sm text-muted tabular">counted {formatTime(view.countedAt)}</span>}
          <Button
            icon={<RotateCw size={14} aria-hidden />}
            isBusy={agreement.isFetching}
            onClick={() => void agreement.refetch()}
          >
            Count again
          </Button>
        </>
      }
    >
      {agreement.error && <ErrorState problem={problemOf(agreement.error)} onRetry={() => void agreement.refetch()} />}
      {agreement.isPending && (
        <>
          <SkeletonStats count={5} />
          <SkeletonRows rows={8} />
        </>
      )}
      {view && view.together.itemCount === 0 && <Nothing projectId={projectId} />}
      {view && view.together.itemCount > 0 && (
        <div className={agreement.isPlaceholderData ? 'flex flex-col gap-8 opacity-60' : 'flex flex-col gap-8'}>
          <Together view={view} />
          <Section title="Operations" description="Lowest first.">
            <OperationAgreementTable
              projectId={projectId}
              rows={view.operations}
              together={view.together}
              chosen={operation}
            />
          </Section>
          <Section
            title="Pairs of people"
            description="κ, with the share of items on which the two say the same. Each leads to what they decided differently."
            actions={
              <Select
                size="sm"
                label="Operation of the pairs"
                className="w-48"
                value={operation ?? 'all'}
                onValueChange={(value) => void setOperation(value === 'all' ? null : value)}
                options={[{ value: 'all', label: 'all operations' }, ...choices]}
              />
            }
          >
            {view.pairs.length === 0 ? (
              <p className="text-muted">No two people decided the same item of this operation.</p>
            ) : (
              <>
                {peopleOf(view.pairs).length <= MATRIX_PEOPLE && view.pairs.length > 1 && (
                  <PairMatrix projectId={projectId} pairs={view.pairs} operation={operation} />
                )}
                <PairTable projectId={projectId} pairs={view.pairs} operation={operation} />
              </>
            )}
          </Section>
          <p className="max-w-reading text-sm text-faint">
            Intervals are of 95 %. Shares: {INTERVAL_METHODS.percent}. κ: {INTERVAL_METHODS.kappa}. α:{' '}
            {INTERVAL_METHODS.alpha}. Of more than two people, the share is of all pairs of words about the same item.
          </p>
        </div>
      )}
    </PageFrame>
  );
}

function Together({ view }: { view: AgreementView }) {
  const { alpha, kappa, percent, itemCount, personCount, disagreements } = view.together;
  return (
    <div className="flex flex-wrap gap-x-10 gap-y-4">
      <Stat
        label="Krippendorff’s α"
        value={<StatisticValue statistic={alpha} as="coefficient" showsN={false} />}
        hint={alpha.kind === 'undefined' ? alpha.why : formatInterval(alpha)}
        className="max-w-80"
      />
      {personCount === 2 && (
        <Stat
          label="Cohen’s κ"
          value={<StatisticValue statistic={kappa} as="coefficient" showsN={false} />}
          hint={formatInterval(kappa)}
        />
      )}
      <Stat label="Pairs that agree" value={<StatisticValue statistic={percent} as="share" showsN={false} />} />
      <Stat label="Items decided by two or more" value={formatCount(itemCount)} />
      <Stat label="People" value={formatCount(personCount)} />
      <Stat label="Items with disagreement" value={formatCount(disagreements)} />
    </div>
  );
}

function Nothing({ projectId }: { projectId: Id }) {
  return (
    <EmptyState
      title="Nothing was decided by two people yet"
      icon={<Handshake size={20} aria-hidden />}
      action={<LinkButton href={projectHref(projectId, 'settings')}>Set how many people decide each item</LinkButton>}
    >
      Agreement needs items that at least two people accepted or rejected; let two or more people decide about each
      evolution.
    </EmptyState>
  );
}
