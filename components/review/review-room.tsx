'use client';
/** The review room: one sitting per filter. */
import { useSuspenseQuery } from '@tanstack/react-query';
import { useCurrentProject } from '@/components/shell/use-current-project';
import { ErrorState } from '@/components/ui/error-state';
import { queries } from '@/lib/client/api-client';
import { problemOf } from '@/lib/client/problem';
import type { Id } from '@/lib/core/domain/identifier';
import { ItemSkeleton } from './item-body';
import { RoomSitting } from './room-sitting';
import { useReviewFilter } from './use-review-filter';
import { useFirstPage } from './use-review-session';

export function ReviewRoom({ projectId }: { projectId: Id }) {
  const { id, name, permissions } = useSuspenseQuery(queries.people.me.queryOptions()).data;
  const { project } = useCurrentProject();
  const query = useReviewFilter();
  const first = useFirstPage(projectId, query.filter);
  if (first.error) return <ErrorState problem={problemOf(first.error)} onRetry={first.retry} className="m-6" />;
  if (!first.page) return <ItemSkeleton />;
  return (
    <RoomSitting
      key={first.key}
      projectId={projectId}
      projectName={project?.name ?? 'Project'}
      me={{ id, name }}
      mayDecide={permissions.includes('review.decide')}
      firstPage={first.page}
      query={query}
    />
  );
}
