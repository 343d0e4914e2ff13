'use client';
/** What the operation changed, in the view that fits it or the one that the person chooses. */
import { useState } from 'react';
import { type DiffView, proposedDiffView, WordDiff } from '@/components/dataset/word-diff';
import { Section } from '@/components/ui/section';
import { Tab, TabList, Tabs } from '@/components/ui/tabs';

type ChangedTextProps = { before: string; after: string; overlap: number | null };

const VIEW_WORDS = { inline: 'changes', columns: 'side by side', off: 'child alone' } as const satisfies Record<
  DiffView,
  string
>;
const VIEWS = ['inline', 'columns', 'off'] as const satisfies readonly DiffView[];

export function ChangedText({ before, after, overlap }: ChangedTextProps) {
  const [view, setView] = useState<DiffView>(proposedDiffView(overlap));
  return (
    <Section
      title="Instruction"
      actions={
        <Tabs value={view} onValueChange={setView}>
          <TabList label="How the change is shown" className="border-b-0">
            {VIEWS.map((value) => (
              <Tab key={value} value={value}>
                {VIEW_WORDS[value]}
              </Tab>
            ))}
          </TabList>
        </Tabs>
      }
    >
      <WordDiff before={before} after={after} overlap={overlap} view={view} />
    </Section>
  );
}
