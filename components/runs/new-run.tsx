'use client';
/** The page of a new run: what is missing before one can be made, else the form. */
import { useQuery } from '@tanstack/react-query';
import { GraduationCap, Sprout } from 'lucide-react';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { LinkButton } from '@/components/ui/link-button';
import { SkeletonText } from '@/components/ui/skeleton';
import { queries } from '@/lib/client/api-client';
import { projectHref } from '@/lib/client/page-links';
import { problemOf } from '@/lib/client/problem';
import { useRuns } from '@/lib/client/queries/runs';
import type { Id } from '@/lib/core/domain/identifier';
import { RunForm } from './run-form-view';

export function NewRun({ projectId }: { projectId: Id }) {
  const input = { projectId };
  const seedSets = useQuery(queries.seeds.listSets.queryOptions({ input }));
  const teachers = useQuery(queries.teachers.list.queryOptions({ input }));
  const runs = useRuns(projectId);
  const error = seedSets.error ?? teachers.error ?? runs.error;
  if (error) return <ErrorState problem={problemOf(error)} />;
  if (!seedSets.data || !teachers.data || !runs.data) return <SkeletonText lines={8} />;
  const usable = teachers.data.filter((teacher) => teacher.archivedAt === null);
  if (seedSets.data.length === 0) {
    return (
      <EmptyState
        title="Seeds come first"
        icon={<Sprout size={20} aria-hidden />}
        action={
          <LinkButton variant="primary" href={projectHref(projectId, 'seeds')}>
            Import seeds
          </LinkButton>
        }
      >
        A run evolves the instructions of a seed set. Import one, from a file or by paste.
      </EmptyState>
    );
  }
  if (usable.length === 0) {
    return (
      <EmptyState
        title="A run needs a teacher"
        icon={<GraduationCap size={20} aria-hidden />}
        action={
          <LinkButton variant="primary" href={projectHref(projectId, 'teachers')}>
            Add a teacher
          </LinkButton>
        }
      >
        A teacher is a model behind an OpenAI-compatible address. To practise without a key, add the rehearsal teacher.
      </EmptyState>
    );
  }
  return <RunForm projectId={projectId} seedSets={seedSets.data} teachers={usable} runNumber={runs.data.length + 1} />;
}
