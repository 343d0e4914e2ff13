'use client';
/** A button for every reason to reject, with its key, from the actions of the page: in the review room and where leads settle. */
import { LetterKey } from '@/components/dataset/letter-key';
import { type Action, reasonAgainst } from '@/lib/client/action';
import { REJECT_REASONS } from '@/lib/core/domain/review';

type ReasonButtonsProps = {
  actions: readonly Action[];
  /** Their ids are `<page>.reject.<reason>`, their labels “Reject: …”. */
  page: 'review' | 'adjudication';
};

export function ReasonButtons({ actions, page }: ReasonButtonsProps) {
  return (
    <>
      <span className="mr-1">Reject because</span>
      {REJECT_REASONS.map((reason) => {
        const action = actions.find((one) => one.id === `${page}.reject.${reason}`);
        if (!action) return null;
        const isOff = reasonAgainst(action) !== null;
        return (
          <button
            key={reason}
            type="button"
            aria-disabled={isOff || undefined}
            onClick={(event) => !isOff && action.perform(event.timeStamp)}
            className="inline-flex h-6 items-center gap-1 rounded-sm px-1.5 hover:bg-hover hover:text-ink aria-disabled:text-faint"
          >
            {action.key && <LetterKey keys={action.key} isHidden className="max-sm:hidden" />}
            <span className="sr-only">Reject: </span>
            {action.label.replace(/^Reject: /, '')}
          </button>
        );
      })}
    </>
  );
}
