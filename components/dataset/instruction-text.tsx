'use client';
/** A text of the dataset as it is: every line break and space kept, no mark-up read. */
import { useState } from 'react';
import { cn } from '@/components/ui/class-names';

/** Longer texts are folded to this many characters, so that one seed with a whole file in it does not stop the page. */
const FOLD_AT = 4000;

type InstructionTextProps = {
  text: string;
  /** unfolded from the start, for example while it is being reviewed */
  isWhole?: boolean;
  className?: string;
};

export function InstructionText({ text, isWhole = false, className }: InstructionTextProps) {
  const [isOpen, setOpen] = useState(isWhole);
  const isLong = text.length > FOLD_AT;
  if (text === '') return <p className="text-faint text-reading italic">empty</p>;
  return (
    <div className={className}>
      <div dir="auto" className={cn('prose-instruction', isLong && !isOpen && 'mask-b-from-85%')}>
        {isLong && !isOpen ? text.slice(0, foldPosition(text)) : text}
      </div>
      {isLong ? (
        <button
          type="button"
          className="mt-2 text-accent text-sm hover:underline"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? 'Show less' : `Show all ${text.length.toLocaleString('en')} characters`}
        </button>
      ) : null}
    </div>
  );
}

/** Never between the halves of a surrogate pair. */
function foldPosition(text: string): number {
  const last = text.charCodeAt(FOLD_AT - 1);
  return last >= 0xd800 && last <= 0xdbff ? FOLD_AT - 1 : FOLD_AT;
}
