'use client';
/** The bar below an item: settle, say why, mark a gap in the guidelines, undo. */
import { Check, Undo2, X } from 'lucide-react';
import { type FormEvent, type MouseEvent, useState } from 'react';
import { LetterKey } from '@/components/dataset/letter-key';
import { ActionButton } from '@/components/shell/action-button';
import { ReasonButtons } from '@/components/shell/reason-buttons';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Menu } from '@/components/ui/menu';
import { type Action, reasonAgainst } from '@/lib/client/action';
import type { Word } from '@/lib/core/domain/review';

/** A click must not take the focus from the page. */
const keepFocus = (event: MouseEvent) => event.preventDefault();

type SettleBarProps = {
  actions: readonly Action[];
  isGuidelineGap: boolean;
  onGapChange: (isGap: boolean) => void;
  /** what waits for a reason, because nobody decided so */
  asked: Word | null;
  onReason: (reason: string) => void;
  onLeaveReason: () => void;
};

export function SettleBar({ actions, isGuidelineGap, onGapChange, asked, onReason, onLeaveReason }: SettleBarProps) {
  const find = (id: string) => actions.find((action) => action.id === `adjudication.${id}`);
  const [accept, reject, undo, reopen, gap] = ['accept', 'reject', 'undo', 'reopen', 'gap'].map(find);
  return (
    <footer className="sticky bottom-0 z-20 -mx-4 flex flex-col gap-2 border-t border-line bg-canvas px-4 pt-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] md:-mx-8 md:px-8">
      {asked ? (
        <ReasonForm key={asked} decision={asked} onReason={onReason} onLeave={onLeaveReason} />
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps the focus where it is
        <div onMouseDown={keepFocus} className="flex flex-col gap-2">
          <div className="flex flex-wrap items-center gap-2">
            {accept && (
              <ActionButton
                action={accept}
                className="max-sm:h-12 max-sm:grow"
                icon={<Check aria-hidden className="size-4 text-kept" />}
              />
            )}
            {reject && (
              <ActionButton
                action={reject}
                className="max-sm:h-12 max-sm:grow"
                icon={<X aria-hidden className="size-4 text-dropped" />}
              />
            )}
            <ReasonMenu actions={actions} />
            {undo && <ActionButton action={undo} variant="quiet" icon={<Undo2 aria-hidden className="size-4" />} />}
            {reopen && <ActionButton action={reopen} variant="quiet" />}
            <span className="flex items-center gap-1.5">
              <Checkbox checked={isGuidelineGap} onCheckedChange={onGapChange} label="the guidelines do not say" />
              {gap?.key && <LetterKey keys={gap.key} isHidden className="max-sm:hidden" />}
            </span>
          </div>
          <div className="relative flex flex-wrap items-center gap-x-1 text-sm text-muted max-sm:hidden">
            <ReasonButtons actions={actions} page="adjudication" />
          </div>
        </div>
      )}
    </footer>
  );
}

/** Below 640 px eight reasons do not stand beside each other. */
function ReasonMenu({ actions }: { actions: readonly Action[] }) {
  const reasons = actions.filter((action) => action.id.startsWith('adjudication.reject.'));
  return (
    <span className="grow sm:hidden">
      <Menu
        side="top"
        align="end"
        trigger={<Button className="h-12 w-full">Reject because…</Button>}
        entries={reasons.map((action) => ({
          id: action.id,
          label: action.label.replace(/^Reject: /, ''),
          onSelect: () => action.perform(),
          disabledReason: reasonAgainst(action),
        }))}
      />
    </span>
  );
}

type ReasonFormProps = { decision: Word; onReason: (reason: string) => void; onLeave: () => void };

function ReasonForm({ decision, onReason, onLeave }: ReasonFormProps) {
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() !== '') onReason(reason.trim());
  };
  const word = decision === 'accept' ? 'accepted' : 'rejected';
  return (
    <form
      onSubmit={submit}
      onKeyDown={(event) => event.key === 'Escape' && onLeave()}
      className="flex flex-wrap items-end gap-2"
    >
      <Field label={`Nobody ${word} this child: say why you do`} className="min-w-full grow sm:min-w-64">
        <Input
          autoFocus
          value={reason}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
      <Button onClick={onLeave}>Cancel</Button>
      <Button type="submit" variant="primary" disabledReason={reason.trim() === '' ? 'Give a reason first.' : null}>
        {decision === 'accept' ? 'Accept' : 'Reject'}
      </Button>
    </form>
  );
}
