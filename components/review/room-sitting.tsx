'use client';
/** The room while somebody sits in it. */
import { use, useDeferredValue, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { LineageStrip } from '@/components/dataset/lineage-strip';
import { ActionButton } from '@/components/shell/action-button';
import { ErrorState } from '@/components/ui/error-state';
import { type Action, useActions } from '@/lib/client/action';
import { useRenewedItem } from '@/lib/client/queries/reviews';
import type { QueuePage } from '@/lib/client/review-sitting';
import { currentId } from '@/lib/client/review-sitting';
import { type Me, overrideOf, type Standing } from '@/lib/client/review-standing';
import { itemState, shownStanding } from '@/lib/client/review-views';
import type { ReviewItem } from '@/lib/core/contract/reviews';
import type { Id } from '@/lib/core/domain/identifier';
import { DecisionBar } from './decision-bar';
import { EditBar } from './edit-bar';
import { FilterMenu } from './filter-menu';
import { ItemBody } from './item-body';
import { ItemSkeleton } from './item-skeleton';
import { AfterDecision, EndOfQueue, Guidelines, ItemDialogs, useLaterParts } from './later';
import { ReasonNamesContext } from './reason-names';
import { reviewActions } from './review-actions';
import { RoomBar } from './room-bar';
import { useAhead } from './use-ahead';
import { useGuidelinesShown } from './use-guidelines-shown';
import { useItemViews } from './use-item-views';
import { usePaintLog } from './use-paint-log';
import type { useReviewFilter } from './use-review-filter';
import { useReviewSession } from './use-review-session';
import { useRoomCommands } from './use-room-commands';

type RoomSittingProps = {
  projectId: Id;
  projectName: string;
  me: Me;
  mayDecide: boolean;
  firstPage: QueuePage;
  since: string;
  query: ReturnType<typeof useReviewFilter>;
};

export function RoomSitting({ projectId, projectName, me, mayDecide, firstPage, since, query }: RoomSittingProps) {
  const { filter, order, evolutionId, forgetEvolution } = query;
  const { session, view } = useReviewSession({ projectId, query: { filter, order }, since, me, firstPage });
  const reasonNames = use(ReasonNamesContext);
  const guidelines = useGuidelinesShown();
  const { sitting } = view;
  const id = currentId(sitting);
  const item = id === null ? undefined : sitting.items.get(id);
  const region = useRef<HTMLElement>(null);
  const paintedAt = usePaintLog(item ? id : null, region);
  const [isFilterOpen, setFilterOpen] = useState(false);
  const views = useItemViews(item ?? null);
  const { commands, state } = useRoomCommands({
    session,
    paintedAt,
    region,
    cycleDiff: views.cycleDiff,
    cycleResponse: views.cycleResponse,
    showFilter: () => setFilterOpen(true),
    toggleGuidelines: guidelines.toggle,
  });
  const standing = item ? shownStanding(sitting, item) : null;
  const isEditing = item !== undefined && state.editingId === id;
  const override = standing ? overrideOf(standing, me) : null;
  const [canUndo, canRedo] = [sitting.done.length > 0, sitting.undone.length > 0];
  const hasItem = item !== undefined;
  const isBlind = item?.isBlind ?? false;
  const isResponseHidden = item?.isResponseHidden ?? false;
  const isSkipping = filter.show === 'open';
  // Most keys change none of these: the table, and with it the bar of buttons, then stays as it is.
  const actions = useMemo(() => {
    const whyNotDecide = mayDecide ? null : 'Your role may look, but not decide.';
    const hidden = { isBlind, isResponseHidden };
    const facts = { hasItem, whyNotDecide, override, canUndo, canRedo, isEditing, ...hidden, isSkipping, reasonNames };
    return reviewActions(facts, commands);
  }, [
    hasItem,
    mayDecide,
    override,
    canUndo,
    canRedo,
    isEditing,
    isBlind,
    isResponseHidden,
    isSkipping,
    reasonNames,
    commands,
  ]);
  useActions(actions);
  useAhead(projectId, sitting, views.response);
  // After the paint of the item: a subscription of its own costs as much as the words.
  useRenewedItem(projectId, useDeferredValue(item), session.renew);
  useLaterParts();
  useLayoutEffect(() => {
    if (id !== null) window.scrollTo(0, 0);
  }, [id]);
  // Dialogs give the focus back to where it was: here, not to the first link of the page.
  useEffect(() => region.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    if (evolutionId === null) return;
    session.visit(evolutionId);
    forgetEvolution();
  }, [evolutionId, forgetEvolution, session]);

  return (
    <section
      ref={region}
      tabIndex={-1}
      aria-label="Review room"
      className="flex min-h-[calc(100dvh-3rem)] flex-col outline-none md:min-h-dvh"
    >
      <RoomBar
        projectId={projectId}
        projectName={projectName}
        sitting={sitting}
        onVisit={session.visit}
        filter={
          <FilterMenu
            projectId={projectId}
            filter={filter}
            order={order}
            onChange={query.set}
            onClear={query.clear}
            isOpen={isFilterOpen}
            onOpenChange={setFilterOpen}
          />
        }
      />
      {item && standing && (
        <LineageRow
          item={item}
          standing={standing}
          onVisit={session.visit}
          tree={actions.find(({ id }) => id === 'review.lineage')}
        />
      )}
      <div className="grow">
        {view.problem && <ErrorState problem={view.problem} onRetry={session.refresh} className="mx-4 mt-4 md:mx-6" />}
        {item && standing ? (
          <ItemBody
            projectId={projectId}
            guidelines={guidelines.areShown ? <Guidelines projectId={projectId} onClose={guidelines.toggle} /> : null}
            item={item}
            standing={standing}
            state={itemState(sitting, item.evolution.id)}
            failure={sitting.marks.get(item.evolution.id)?.failure ?? null}
            me={me}
            views={views}
            edit={isEditing ? { draft: state.draft, error: state.editError, onChange: state.clearEditError } : null}
            onTemplate={commands.showTemplate}
            onRetry={() => session.retry(item.evolution.id)}
          />
        ) : id !== null || (view.isReading && sitting.nextCursor !== null) ? (
          view.problem ? null : (
            <ItemSkeleton />
          )
        ) : view.problem ? null : (
          <EndOfQueue
            projectId={projectId}
            sitting={sitting}
            left={view.left}
            filter={filter}
            order={order}
            onVisit={session.visit}
            onClear={query.clear}
            onShow={(show) => query.set({ show })}
            onMore={session.refresh}
          />
        )}
      </div>
      {canUndo && <AfterDecision projectId={projectId} session={session} />}
      <p aria-live="polite" className="sr-only">
        {state.announcement}
      </p>
      {isEditing ? (
        <EditBar actions={actions} error={state.editError} />
      ) : (
        <DecisionBar actions={actions} session={session} />
      )}
      {item && state.wasDialogOpened && (
        <ItemDialogs
          projectId={projectId}
          item={item}
          open={state.dialog}
          onClose={() => state.setDialog(null)}
          onVisit={(visited) => {
            state.setDialog(null);
            session.visit(visited);
          }}
          onComment={(comment) => {
            state.setDialog(null);
            session.comment(item.evolution.id, comment, new Date().toISOString());
          }}
        />
      )}
    </section>
  );
}

type LineageRowProps = { item: ReviewItem; standing: Standing; onVisit: (id: Id) => void; tree: Action | undefined };

function LineageRow({ item, standing, onVisit, tree }: LineageRowProps) {
  const { total, kept, dropped } = item.siblings;
  const currentId = item.evolution.id;
  // The step that is being decided shows what was just decided, before the server has answered.
  const { status, decidedBy } = standing;
  const nodes = item.lineage.map((node) => {
    if (node.evolutionId !== currentId) return node;
    return item.isBlind ? { ...node, status: null, decidedBy: null } : { ...node, status, decidedBy };
  });
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-4 py-1.5 md:px-6">
      <LineageStrip nodes={nodes} currentId={currentId} onVisit={onVisit} />
      <div className="ml-auto flex items-center gap-3 text-sm text-muted tabular">
        {total > 0 && (
          <span>
            siblings {total} ({kept} kept, {dropped} dropped)
          </span>
        )}
        {tree && (
          <ActionButton
            action={tree}
            size="sm"
            variant="quiet"
            className="max-sm:[&_kbd]:hidden"
            onMouseDown={(event) => event.preventDefault()}
          >
            Tree
          </ActionButton>
        )}
      </div>
    </div>
  );
}
