'use client';
/** One item: texts on the left, what is known about them on the right; stacked where it is narrow. */
import type { ReactNode, RefObject } from 'react';
import { useReviewDetail } from '@/lib/client/queries/reviews';
import type { Me, Standing } from '@/lib/client/review-standing';
import type { ItemState } from '@/lib/client/review-views';
import type { ReviewItem } from '@/lib/core/contract/reviews';
import type { Id } from '@/lib/core/domain/identifier';
import type { EditDraft } from './edit-form';
import { ItemPanes } from './item-panes';
import { ItemSide } from './item-side';
import { ITEM_GRID, ITEM_SIDE } from './item-skeleton';
import { EditForm } from './later';
import { ResponsePane } from './response-pane';
import { edgeOf } from './use-ahead';
import type { ItemViews } from './use-item-views';

type ItemBodyProps = {
  projectId: Id;
  /** beside the item, while they are wanted */
  guidelines: ReactNode;
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

export function ItemBody({ projectId, guidelines, item, views, edit, ...side }: ItemBodyProps) {
  const whole = useReviewDetail(projectId, item.isTextCut ? item.evolution.id : null).data;
  const edge = whole ? { ...edgeOf(item), parentText: whole.parentText, childText: whole.childText } : edgeOf(item);
  return (
    <div className={ITEM_GRID}>
      {edit ? (
        <div className="min-w-0 md:col-span-2">
          <EditForm key={item.evolution.id} projectId={projectId} item={item} {...edit} />
        </div>
      ) : (
        <ItemPanes
          edge={edge}
          view={views.diff}
          offered={views.offeredDiffs}
          onViewChange={views.chooseDiff}
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
      <div className={ITEM_SIDE}>
        <div className="xl:sticky xl:top-16">
          {guidelines}
          <ItemSide item={item} {...side} />
        </div>
      </div>
    </div>
  );
}
