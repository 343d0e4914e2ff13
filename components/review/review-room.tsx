'use client';
'use no memo';
/** The review room: one sitting per filter. */
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorState } from '@/components/ui/error-state';
import { laterPart } from '@/components/ui/later-part';
import { queries } from '@/lib/client/api-client';
import { beginSitting } from '@/lib/client/early-lease';
import { problemOf } from '@/lib/client/problem';
import type { Id } from '@/lib/core/domain/identifier';
import { RoomSkeleton } from './item-skeleton';
import { ReasonNamesContext } from './reason-names';
import { useFirstPage } from './use-first-page';
import { useReviewFilter } from './use-review-filter';

/** Loaded beside the first items, not before them: the page asks for both in the same moment. */
const RoomSitting = laterPart(() => import('./room-sitting').then((part) => part.RoomSitting), <RoomSkeleton />);
if (typeof window !== 'undefined') RoomSitting.preload();

export function ReviewRoom({ projectId }: { projectId: Id }) {
  const { id, name, permissions } = useSuspenseQuery(queries.people.me.queryOptions()).data;
  const project = useSuspenseQuery(queries.projects.get.queryOptions({ input: { projectId } })).data;
  const query = useReviewFilter();
  const { filter, order } = query;
  // What was skipped since then is not handed out again.
  const [since] = useState(() => beginSitting(projectId));
  const first = useFirstPage(projectId, { filter, order }, since);
  if (first.error) {
    return (
      <div className="flex flex-col gap-4 p-4 md:px-6">
        <h1 className="font-semibold">Review</h1>
        <ErrorState problem={problemOf(first.error)} onRetry={first.retry} />
      </div>
    );
  }
  if (!first.page) return <RoomSkeleton />;
  return (
    <ReasonNamesContext value={project.reasonNames}>
      <RoomSitting
        key={first.key}
        projectId={projectId}
        projectName={project.name}
        me={{ id, name }}
        mayDecide={permissions.includes('review.decide')}
        firstPage={first.page}
        since={since}
        query={query}
      />
    </ReasonNamesContext>
  );
}
