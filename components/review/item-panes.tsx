'use client';
/** Parent and child beside each other, with what the operation did to the words. */
import type { ReactNode } from 'react';
import { InstructionText } from '@/components/dataset/instruction-text';
import { Markdown } from '@/components/dataset/markdown';
import { ViewSwitch } from '@/components/dataset/view-switch';
import { DiffText } from '@/components/dataset/word-diff';
import { DIFF_VIEW_WORDS, type DiffView } from '@/lib/client/diff-view';
import { formatCountOf } from '@/lib/client/display';
import { wordCount } from '@/lib/client/review-checks';
import { diffOf, type EdgeText, markedChild } from '@/lib/client/review-diff';
import type { DiffPart } from '@/lib/client/word-diff';

type ItemPanesProps = {
  edge: EdgeText;
  view: DiffView;
  offered: readonly DiffView[];
  onViewChange: (view: DiffView) => void;
  /** the rest of the texts is on its way */
  isPartial: boolean;
};

export function ItemPanes({ edge, view, offered, onViewChange, isPartial }: ItemPanesProps) {
  const isDiff = view === 'inline' || view === 'split';
  const parts = isDiff ? diffOf(edge) : null;
  const { parent, child } = panesOf(edge, view, parts);
  return (
    <>
      <Pane title="Parent" note={formatCountOf(wordCount(edge.parentText), 'word')}>
        {parent}
      </Pane>
      <Pane
        title="Child"
        note={formatCountOf(wordCount(edge.childText), 'word')}
        marks={
          <ViewSwitch
            label="How the change is shown"
            views={offered}
            words={DIFF_VIEW_WORDS}
            view={view}
            onViewChange={onViewChange}
            shortcut="d"
          />
        }
      >
        {child}
        {isDiff && parts === null && <p className="mt-2 text-sm text-faint">The texts are too different for a diff.</p>}
        {isPartial && <p className="mt-2 text-sm text-faint">Reading the rest of the text…</p>}
      </Pane>
    </>
  );
}

function panesOf(edge: EdgeText, view: DiffView, parts: readonly DiffPart[] | null) {
  if (view === 'rendered') {
    return { parent: <Markdown text={edge.parentText} />, child: <Markdown text={edge.childText} /> };
  }
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
      <header className="mb-2 flex min-h-6 flex-wrap items-center gap-x-3 text-sm text-muted">
        <h2 className="font-medium">{title}</h2>
        {note && <span className="text-faint tabular">{note}</span>}
        {marks}
      </header>
      {children}
    </section>
  );
}
