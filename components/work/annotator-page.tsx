'use client';
/** For leads: one person's work per operation, and what they decided last. */
import { OperationChip } from '@/components/dataset/operation-chip';
import { PageFrame } from '@/components/shell/page-frame';
import { ErrorState } from '@/components/ui/error-state';
import { LinkButton } from '@/components/ui/link-button';
import { Section } from '@/components/ui/section';
import { SkeletonRows } from '@/components/ui/skeleton';
import { adjudicationHref, auditLogHref, projectHref } from '@/lib/client/page-links';
import { problemOf } from '@/lib/client/problem';
import { useWorkByOperation, useWorkOfPeople } from '@/lib/client/queries/work';
import type { Id } from '@/lib/core/domain/identifier';
import { PastDecisions } from './past-decisions';
import { WorkLegend, WorkTable } from './work-table';

export function AnnotatorPage({ projectId, personId }: { projectId: Id; personId: Id }) {
  const all = useWorkOfPeople(projectId, null);
  const operations = useWorkByOperation(projectId, personId);
  const person = all.data?.find((row) => row.key === personId);
  const problem = all.error ?? operations.error;
  const retry = () => {
    if (all.error) void all.refetch();
    if (operations.error) void operations.refetch();
  };
  return (
    <PageFrame
      isWide
      title={person?.name ?? 'Annotator'}
      breadcrumb={[{ label: 'Annotators', href: projectHref(projectId, 'annotators') }]}
      actions={<LinkButton href={auditLogHref(projectId, { personId })}>Everything they did, in the log</LinkButton>}
    >
      <Section title="By operation">
        {problem && <ErrorState problem={problemOf(problem)} onRetry={retry} />}
        {operations.isPending && <SkeletonRows rows={6} />}
        {operations.data && (
          <WorkTable
            label={`Work of ${person?.name ?? 'this person'} by operation`}
            first="Operation"
            rows={[...(person ? [{ ...person, key: 'all' }] : []), ...operations.data]}
            nameOf={(row) => (row.key === 'all' ? 'All together' : <OperationChip operation={row.key} isBare />)}
          />
        )}
        <WorkLegend />
      </Section>
      <Section title="Last decisions">
        <PastDecisions
          projectId={projectId}
          personId={personId}
          hrefOf={({ evolutionId }) => `${adjudicationHref(projectId)}?evolutionId=${evolutionId}`}
        />
      </Section>
    </PageFrame>
  );
}
