'use client';
import { UsersRound } from 'lucide-react';
import { useQueryState } from 'nuqs';
import { OperationChip } from '@/components/dataset/operation-chip';
import { PageFrame } from '@/components/shell/page-frame';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Link } from '@/components/ui/link';
import { LinkButton } from '@/components/ui/link-button';
import { Section } from '@/components/ui/section';
import { Select } from '@/components/ui/select';
import { SkeletonRows } from '@/components/ui/skeleton';
/** For leads: everybody's work, per person and per operation. */
import { useOperationChoices } from '@/lib/client/operation-choices';
import { annotatorHref, reviewHref } from '@/lib/client/page-links';
import { parseAsOperation } from '@/lib/client/parse-operation';
import { problemOf } from '@/lib/client/problem';
import { useWorkByOperation, useWorkOfPeople } from '@/lib/client/queries/work';
import type { Id } from '@/lib/core/domain/identifier';
import { WorkLegend, WorkTable } from './work-table';

export function AnnotatorsPage({ projectId }: { projectId: Id }) {
  const choices = useOperationChoices();
  const [operation, setOperation] = useQueryState('operation', parseAsOperation);
  const people = useWorkOfPeople(projectId, operation);
  const operations = useWorkByOperation(projectId, null);
  const problem = people.error ?? operations.error;
  return (
    <PageFrame
      isWide
      title="Annotators"
      description="Who decided how much, how fast and how like the others. Figures raise questions; they answer none alone."
    >
      {problem && <ErrorState problem={problemOf(problem)} onRetry={() => void people.refetch()} />}
      <Section
        title="People"
        actions={
          <Select
            size="sm"
            label="Operation"
            className="w-48"
            value={operation ?? 'all'}
            onValueChange={(value) => void setOperation(value === 'all' ? null : value)}
            options={[{ value: 'all', label: 'all operations' }, ...choices]}
          />
        }
      >
        {people.isPending && <SkeletonRows rows={6} />}
        {people.data?.length === 0 && (
          <EmptyState
            title={
              operation === null ? 'Nobody has decided anything yet' : 'Nobody has decided about this operation yet'
            }
            icon={<UsersRound size={20} aria-hidden />}
            action={
              operation === null ? (
                <LinkButton href={reviewHref(projectId)}>Go to the review room</LinkButton>
              ) : (
                <Button onClick={() => void setOperation(null)}>Show all operations</Button>
              )
            }
          >
            As soon as somebody decides in the review room, their figures appear here.
          </EmptyState>
        )}
        {people.data && people.data.length > 0 && (
          <div className={people.isPlaceholderData ? 'opacity-60' : undefined}>
            <WorkTable
              label="Work of each person"
              first="Person"
              rows={people.data}
              nameOf={(row) => (
                <Link className="font-medium hover:underline" href={annotatorHref(projectId, row.key)}>
                  {row.name}
                </Link>
              )}
            />
          </div>
        )}
      </Section>
      {operations.data?.length !== 0 && (
        <Section title="Operations" description="Everybody together.">
          {operations.isPending && <SkeletonRows rows={6} />}
          {operations.data && (
            <WorkTable
              label="Work on each operation"
              first="Operation"
              rows={operations.data}
              nameOf={(row) => <OperationChip operation={row.key} isBare />}
            />
          )}
        </Section>
      )}
      {operations.data?.length !== 0 && <WorkLegend />}
    </PageFrame>
  );
}
