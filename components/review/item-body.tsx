'use client';
/** One item: texts on the left, what is known about them on the right; stacked where it is narrow. */
import type { RefObject } from 'react';
import { cn } from '@/components/ui/class-names';
import { Skeleton, SkeletonText } from '@/components/ui/skeleton';
import { useReviewDetail } from '@/lib/client/queries/reviews';
import { isNewText } from '@/lib/client/review-diff';
import type { Me, Standing } from '@/lib/client/review-standing';
import type { ItemState } from '@/lib/client/review-views';
import type { ReviewItem } from '@/lib/core/contract/reviews';
import type { Id } from '@/lib/core/domain/identifier';
import { type EditDraft, EditForm } from './edit-form';
import { ItemPanes } from './item-panes';
import { ItemSide } from './item-side';
import { ResponsePane } from './response-pane';
import { edgeOf } from './use-ahead';
import type { ItemViews } from './use-item-views';

const GRID =
  'grid gap-x-10 gap-y-8 px-4 py-5 md:grid-cols-2 md:px-6 xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_19rem] xl:grid-rows-[auto_1fr]';
const SIDE =
  'md:col-span-2 xl:col-span-1 xl:col-start-3 xl:row-span-2 xl:row-start-1 xl:border-l xl:border-line xl:pl-6';

type ItemBodyProps = {
  projectId: Id;
  item: ReviewItem;
  standing: Standing;
  state: ItemState;
  failure: string | null;
  me: Me;
  views: ItemViews;
  edit: { draft: RefObject<EditDraft | null>; error: string | null; onChange: () => void } | null;
  onTemplate: () => void;
  onRetry: () => void;
};

export function ItemBody({ projectId, item, views, edit, ...side }: ItemBodyProps) {
  const whole = useReviewDetail(projectId, item.isTextCut ? item.evolution.id : null).data;
  const edge = whole ? { ...edgeOf(item), parentText: whole.parentText, childText: whole.childText } : edgeOf(item);
  return (
    <div className={GRID}>
      {edit ? (
        <div className="min-w-0 md:col-span-2">
          <EditForm key={item.evolution.id} projectId={projectId} item={item} {...edit} />
        </div>
      ) : (
        <ItemPanes
          edge={edge}
          view={views.diff}
          isNewText={isNewText(item)}
          isPartial={item.isTextCut && whole === undefined}
        />
      )}
      {!edit && (
        <div className="min-w-0 border-t border-line pt-5 md:col-span-2">
          <ResponsePane
            projectId={projectId}
            item={item}
            view={views.response}
            onViewChange={views.setResponse}
            isWhole={views.isWhole}
            onLoadRest={views.loadRest}
          />
        </div>
      )}
      <div className={SIDE}>
        <div className="xl:sticky xl:top-16">
          <ItemSide item={item} {...side} />
        </div>
      </div>
    </div>
  );
}

export function ItemSkeleton() {
  return (
    <div className={GRID} aria-busy="true">
      <SkeletonText lines={5} />
      <SkeletonText lines={6} />
      <div className={cn(SIDE, 'flex flex-col gap-3')}>
        <Skeleton className="w-28" />
        <Skeleton className="w-44" />
        <Skeleton className="w-36" />
      </div>
      <SkeletonText lines={8} className="md:col-span-2" />
    </div>
  );
}
