'use client';
/** The buttons of the table of actions, with their keys, always in the same place; on a small screen in reach of a thumb. */
import {
  Check,
  CircleHelp,
  Ellipsis,
  Eye,
  Flag,
  MessageSquare,
  PencilLine,
  Redo2,
  Scale,
  Undo2,
  X,
} from 'lucide-react';
import { type MouseEvent, memo, type ReactNode } from 'react';
import { ActionButton } from '@/components/shell/action-button';
import { ReasonButtons } from '@/components/shell/reason-buttons';
import { IconButton } from '@/components/ui/icon-button';
import { Menu } from '@/components/ui/menu';
import { type Action, isOffered, reasonAgainst } from '@/lib/client/action';
import type { ReviewSession } from '@/lib/client/review-session';
import { RecentDecisions } from './recent-decisions';

/** A click must not take the focus: Space would then press this button again instead of meaning "unsure". */
const keepFocus = (event: MouseEvent) => event.preventDefault();

type DecisionBarProps = { actions: readonly Action[]; session: ReviewSession };

export const DecisionBar = memo(function DecisionBar({ actions, session }: DecisionBarProps) {
  const find = (id: string) => actions.find((action) => action.id === `review.${id}`);
  const redo = find('redo');
  // In place of the override, which waits for the verdict: both together make a second row.
  const reveal = find('reveal');
  const canRedo = redo && reasonAgainst(redo) === null;
  return (
    <footer className="sticky bottom-0 z-20 border-t border-line bg-canvas px-4 pt-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] md:px-6">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only keeps the focus where it is */}
      <div onMouseDown={keepFocus} className="flex flex-col gap-1.5">
        <div className="flex flex-wrap items-center gap-1.5 max-sm:hidden">
          <Do action={find('accept')} icon={<Check aria-hidden className="size-4 text-kept" />} />
          <Do action={find('reject')} icon={<X aria-hidden className="size-4 text-dropped" />} />
          <Do action={find('unsure')} icon={<CircleHelp aria-hidden className="size-4 text-undecided" />} />
          <span className="mx-1 h-5 w-px bg-line" />
          <Do action={find('flag')} icon={<Flag aria-hidden className="size-4" />} isQuiet />
          <Do action={find('edit')} icon={<PencilLine aria-hidden className="size-4" />} isQuiet />
          {reveal && isOffered(reveal) ? (
            <Do action={reveal} icon={<Eye aria-hidden className="size-4" />} isQuiet>
              Reveal
            </Do>
          ) : (
            <Do action={find('override')} icon={<Scale aria-hidden className="size-4" />} isQuiet>
              {find('override')?.label.startsWith('Restore') ? 'Restore' : 'Override'}
            </Do>
          )}
          <Do action={find('comment')} icon={<MessageSquare aria-hidden className="size-4" />} isQuiet />
          <span className="mx-1 h-5 w-px bg-line" />
          <Do action={find('undo')} icon={<Undo2 aria-hidden className="size-4" />} isQuiet />
          {canRedo && (
            <Do action={redo} icon={<Redo2 aria-hidden className="size-4" />} isQuiet>
              <span className="sr-only">{redo.label}</span>
            </Do>
          )}
          <span className="ml-auto">
            <RecentDecisions session={session} />
          </span>
        </div>
        <div className="flex flex-wrap items-center gap-x-1 text-sm text-muted max-sm:hidden">
          <ReasonButtons actions={actions} page="review" />
        </div>
        <ThumbRow actions={actions} session={session} />
      </div>
    </footer>
  );
});

type DoProps = { action: Action | undefined; icon: ReactNode; isQuiet?: boolean; children?: ReactNode };

function Do({ action, icon, isQuiet = false, children }: DoProps) {
  if (!action) return null;
  return (
    <ActionButton action={action} icon={icon} variant={isQuiet ? 'quiet' : 'default'}>
      {children}
    </ActionButton>
  );
}

/** Below 640 px: three wide buttons, the rest behind one. */
function ThumbRow({ actions, session }: DecisionBarProps) {
  const main = ['accept', 'reject', 'unsure'].flatMap((id) => actions.find((one) => one.id === `review.${id}`) ?? []);
  const icons = [
    <Check key="accept" aria-hidden className="size-5 text-kept" />,
    <X key="reject" aria-hidden className="size-5 text-dropped" />,
    <CircleHelp key="unsure" aria-hidden className="size-5 text-undecided" />,
  ];
  const more = actions.filter((action) => !main.includes(action) && action.id !== 'review.undo');
  const undo = actions.find((one) => one.id === 'review.undo');
  return (
    <div className="flex flex-col gap-1.5 sm:hidden">
      <div className="flex items-center justify-between">
        <span>
          {undo && (
            <ActionButton
              action={undo}
              size="sm"
              variant="quiet"
              className="[&_kbd]:hidden"
              icon={<Undo2 aria-hidden size={14} />}
            />
          )}
        </span>
        <RecentDecisions session={session} />
        <Menu
          side="top"
          align="end"
          trigger={<IconButton label="More" icon={<Ellipsis aria-hidden size={16} />} />}
          entries={more.map((action) => ({
            id: action.id,
            label: action.label,
            onSelect: () => action.perform(),
            disabledReason: reasonAgainst(action),
          }))}
        />
      </div>
      <div className="grid grid-cols-3 gap-1.5">
        {main.map((action, at) => (
          <ActionButton
            key={action.id}
            action={action}
            icon={icons[at]}
            className="h-12 [@media(height<24rem)]:h-9 [&_kbd]:hidden"
          />
        ))}
      </div>
    </div>
  );
}
