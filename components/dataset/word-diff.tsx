/** What an operation did to a text: a word diff, or parent and child side by side. */

import { Sprout } from 'lucide-react';
import { Chip } from '@/components/ui/chip';
import { cn } from '@/components/ui/class-names';
import type { DiffView } from '@/lib/client/diff-view';
import { type DiffPart, diffWords, INLINE_OVERLAP } from '@/lib/client/word-diff';
import { MARKERS } from '@/lib/core/evolution/operations/slots';
import { InstructionText } from './instruction-text';
import { Markdown } from './markdown';

/** An in-breadth child is a new text: a word diff of it is noise. */
export function proposedDiffView(overlap: number | null): DiffView {
  return overlap === null || overlap >= INLINE_OVERLAP ? 'inline' : 'split';
}

type WordDiffProps = {
  before: string;
  after: string;
  /** the stored share of words in common; chooses the view when none is given */
  overlap: number | null;
  view?: DiffView;
  /** words of the evolving prompt that must not be in a child; the engine's own unless others are given */
  markers?: readonly string[];
  className?: string;
};

/** `inline`: one text with what came and went. `split`: parent and child side by side. `rendered` and `off`: the child alone. */
export function WordDiff({ before, after, overlap, view, markers = MARKERS, className }: WordDiffProps) {
  const shown = view ?? proposedDiffView(overlap);
  if (shown === 'rendered') return <Markdown text={after} {...(className ? { className } : {})} />;
  const parts = shown === 'inline' ? diffWords(before, after, markers) : null;
  if (parts) return <DiffText parts={parts} className={className} />;
  const child = diffWords(after, after, markers) ?? [];
  if (shown === 'off') return <DiffText parts={child} className={className} />;
  return (
    <div className={className}>
      {overlap !== null && overlap < INLINE_OVERLAP ? <NewInstructionChip /> : null}
      <div className="mt-3 grid gap-6 md:grid-cols-2">
        <section aria-label="Parent">
          <h3 className="mb-1 text-muted text-xs">Parent</h3>
          <InstructionText text={before} />
        </section>
        <section aria-label="Child">
          <h3 className="mb-1 text-muted text-xs">Child</h3>
          <DiffText parts={child} />
        </section>
      </div>
    </div>
  );
}

export function NewInstructionChip() {
  return (
    <Chip tone="in-breadth" icon={<Sprout aria-hidden />}>
      new instruction
    </Chip>
  );
}

export function DiffText({ parts, className }: { parts: readonly DiffPart[]; className?: string }) {
  return (
    <div dir="auto" className={cn('prose-instruction', className)}>
      {withKeys(parts).map(({ key, part }) => (
        <DiffPiece key={key} part={part} />
      ))}
    </div>
  );
}

function withKeys(parts: readonly DiffPart[]): { key: string; part: DiffPart }[] {
  return parts.map((part, at) => ({ key: `${at}${part.kind}`, part }));
}

function DiffPiece({ part }: { part: DiffPart }) {
  const text = part.isMarker ? (
    <mark
      title="words of the evolving prompt"
      className="rounded-xs bg-marked-soft text-marked outline outline-marked outline-dashed"
    >
      {part.text}
    </mark>
  ) : (
    part.text
  );
  if (part.kind === 'added') {
    return <ins className="rounded-xs bg-added-soft text-added underline decoration-1 underline-offset-3">{text}</ins>;
  }
  if (part.kind === 'removed') {
    return <del className="rounded-xs bg-removed-soft text-removed line-through decoration-1">{text}</del>;
  }
  return <>{text}</>;
}
