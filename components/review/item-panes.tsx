'use client';
/** Parent and child beside each other, with what the operation did to the words. */
import type { ReactNode } from 'react';
import { InstructionText } from '@/components/dataset/instruction-text';
import { DiffText, NewInstructionChip } from '@/components/dataset/word-diff';
import { formatCountOf } from '@/lib/client/display';
import { wordCount } from '@/lib/client/review-checks';
import { diffOf, type EdgeText, markedChild, type ReviewDiffView } from '@/lib/client/review-diff';
import type { DiffPart } from '@/lib/client/word-diff';

type ItemPanesProps = {
  edge: EdgeText;
  view: ReviewDiffView;
  isNewText: boolean;
  /** the rest of the texts is on its way */
  isPartial: boolean;
};

export function ItemPanes({ edge, view, isNewText, isPartial }: ItemPanesProps) {
  const parts = view === 'off' ? null : diffOf(edge);
  const { parent, child } = panesOf(edge, view, parts);
  const tooDifferent = view !== 'off' && parts === null;
  return (
    <>
      <Pane title="Parent" note={formatCountOf(wordCount(edge.parentText), 'word')}>
        {parent}
      </Pane>
      <Pane
        title="Child"
        note={formatCountOf(wordCount(edge.childText), 'word')}
        marks={isNewText && view !== 'inline' ? <NewInstructionChip /> : null}
      >
        {child}
        {tooDifferent && <p className="mt-2 text-sm text-faint">The texts are too different for a diff.</p>}
        {isPartial && <p className="mt-2 text-sm text-faint">Reading the rest of the text…</p>}
      </Pane>
    </>
  );
}

function panesOf(edge: EdgeText, view: ReviewDiffView, parts: readonly DiffPart[] | null) {
  const plainParent = <InstructionText isWhole text={edge.parentText} />;
  if (parts === null) return { parent: plainParent, child: <DiffText parts={markedChild(edge)} /> };
  if (view === 'inline') return { parent: plainParent, child: <DiffText parts={parts} /> };
  return {
    parent: <DiffText parts={parts.filter((part) => part.kind !== 'added')} />,
    child: <DiffText parts={parts.filter((part) => part.kind !== 'removed')} />,
  };
}

type PaneProps = { title: string; note?: ReactNode; marks?: ReactNode; children: ReactNode };

export function Pane({ title, note, marks, children }: PaneProps) {
  return (
    <section aria-label={title} className="min-w-0">
      <h2 className="mb-2 flex h-5 items-center gap-2 text-sm text-muted">
        <span className="font-medium">{title}</span>
        {note && <span className="text-faint tabular">{note}</span>}
        {marks}
      </h2>
      {children}
    </section>
  );
}
