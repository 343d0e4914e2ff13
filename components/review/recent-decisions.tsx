'use client';
/** The last ten things that I did in this sitting, each a way back to its item. */
import { Check, CircleHelp, Flag, History, type LucideIcon, PencilLine, RotateCcw, X } from 'lucide-react';
import { useState, useSyncExternalStore } from 'react';
import { OperationChip } from '@/components/dataset/operation-chip';
import { VerdictChip } from '@/components/dataset/verdict-chip';
import { Button } from '@/components/ui/button';
import { Popover } from '@/components/ui/popover';
import type { ReviewSession } from '@/lib/client/review-session';
import type { StepKind } from '@/lib/client/review-sitting';
import { itemState } from '@/lib/client/review-views';
import type { ReviewItem } from '@/lib/core/contract/reviews';
import { RULE_FACTS } from '@/lib/core/domain/evolution';
import type { Id } from '@/lib/core/domain/identifier';
import { StateMark } from './item-side';
import { useReasonLabel } from './reason-names';

const SHOWN = 10;

const LOOK = {
  accept: { icon: Check, look: 'text-kept', label: 'accepted' },
  reject: { icon: X, look: 'text-dropped', label: 'rejected' },
  unsure: { icon: CircleHelp, look: 'text-undecided', label: 'unsure' },
  flag: { icon: Flag, look: 'text-caution', label: 'flagged' },
  restore: { icon: RotateCcw, look: 'text-muted', label: 'restored' },
  edit: { icon: PencilLine, look: 'text-person', label: 'edited' },
} as const satisfies Record<StepKind, { icon: LucideIcon; look: string; label: string }>;

export function RecentDecisions({ session }: { session: ReviewSession }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      side="top"
      align="end"
      open={isOpen}
      onOpenChange={setOpen}
      title="Last decisions"
      className="w-96"
      trigger={
        <Button size="sm" variant="quiet" icon={<History aria-hidden size={14} />}>
          Last {SHOWN}
        </Button>
      }
    >
      {isOpen && (
        <RecentList
          session={session}
          onVisit={(id) => {
            setOpen(false);
            session.visit(id);
          }}
        />
      )}
    </Popover>
  );
}

/** Follows the sitting only while it is looked at. */
function RecentList({ session, onVisit }: { session: ReviewSession; onVisit: (id: Id) => void }) {
  const reasonLabel = useReasonLabel();
  const { sitting } = useSyncExternalStore(session.subscribe, session.get, session.get);
  const last = sitting.done.slice(-SHOWN).reverse();
  return (
    <>
      {last.length === 0 && <p className="text-muted">What you decide in this sitting is listed here.</p>}
      <ol className="-mx-1 flex flex-col">
        {last.map((step) => {
          const { icon: Icon, look, label } = LOOK[step.kind];
          return (
            <li key={step.events[0]?.eventId ?? step.at}>
              <button
                type="button"
                onClick={() => onVisit(step.itemId)}
                className="flex w-full flex-col gap-0.5 rounded-sm px-1 py-1.5 text-left hover:bg-hover"
              >
                <span className="flex w-full items-center gap-2 text-sm">
                  <Icon aria-hidden className={`size-3.5 shrink-0 ${look}`} />
                  {label}
                  {step.reason && <span className="text-muted">{reasonLabel(step.reason)}</span>}
                  <OperationChip operation={step.operation} isBare className="ml-auto" />
                  <StateMark state={itemState(sitting, step.itemId)} />
                </span>
                <MachineWord item={sitting.items.get(step.itemId)} />
                <span className="line-clamp-1 w-full text-sm text-muted">{step.excerpt}</span>
              </button>
            </li>
          );
        })}
      </ol>
    </>
  );
}

/** What the machine had said: after a blind decision this is where it is first seen. */
function MachineWord({ item }: { item: ReviewItem | undefined }) {
  const standing = item?.evolution.standing;
  if (!standing?.verdict || item?.isBlind) return null;
  return (
    <span className="flex items-center gap-1.5 text-sm text-muted">
      the machine: <VerdictChip status={standing.verdict} isBare />
      {standing.rule && RULE_FACTS[standing.rule].label}
    </span>
  );
}
