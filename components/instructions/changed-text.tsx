'use client';
/** What the operation changed, in the view that fits it or the one that the person chooses. */
import { useMemo } from 'react';
import { useDiffView } from '@/components/dataset/use-diff-view';
import { ViewSwitch } from '@/components/dataset/view-switch';
import { proposedDiffView, WordDiff } from '@/components/dataset/word-diff';
import { Section } from '@/components/ui/section';
import { type Action, useActions } from '@/lib/client/action';
import { DIFF_VIEW_WORDS } from '@/lib/client/diff-view';

type ChangedTextProps = { operation: string; before: string; after: string; overlap: number | null };

export function ChangedText({ operation, before, after, overlap }: ChangedTextProps) {
  const { view, offered, choose, cycle } = useDiffView({
    operation,
    texts: [after],
    proposed: proposedDiffView(overlap),
  });
  const actions = useMemo<Action[]>(
    () => [
      {
        ...{ id: 'instruction.text', label: 'Text: changes, split, rendered, plain', key: 'd', group: 'Instruction' },
        perform: cycle,
      },
    ],
    [cycle],
  );
  useActions(actions);
  return (
    <Section
      title="Instruction"
      actions={
        <ViewSwitch
          label="How the change is shown"
          views={offered}
          words={DIFF_VIEW_WORDS}
          view={view}
          onViewChange={choose}
          shortcut="d"
        />
      }
    >
      <WordDiff before={before} after={after} overlap={overlap} view={view} />
    </Section>
  );
}
