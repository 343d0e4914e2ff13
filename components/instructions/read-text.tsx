'use client';
/** A text by itself, plain or rendered; the choice is offered where there is something to render, and remembered. */
import { useMemo } from 'react';
import { InstructionText } from '@/components/dataset/instruction-text';
import { Markdown } from '@/components/dataset/markdown';
import { holdsMarkup } from '@/components/dataset/markdown-signs';
import { ViewSwitch } from '@/components/dataset/view-switch';
import { Section } from '@/components/ui/section';
import { type Action, useActions } from '@/lib/client/action';
import { storeChoice, useStoredChoice } from '@/lib/client/stored-choice';

const VIEWS = ['plain', 'rendered'] as const;
const WORDS = { plain: 'plain', rendered: 'rendered' } as const;

type ReadTextProps = {
  title: 'Instruction' | 'Response';
  text: string;
  /** the key that goes from one view to the other */
  shortcut: string;
};

export function ReadText({ title, text, shortcut }: ReadTextProps) {
  const name = `read-${title.toLowerCase()}`;
  const isChosen = useStoredChoice(name, 'plain') === 'rendered';
  const hasMarkup = holdsMarkup(text);
  const view = hasMarkup && isChosen ? 'rendered' : 'plain';
  const actions = useMemo<Action[]>(
    () => [
      {
        ...{ id: `instruction.${name}`, label: `${title}: plain, rendered`, key: shortcut, group: 'Instruction' },
        when: () => hasMarkup,
        perform: () => storeChoice(name, isChosen ? 'plain' : 'rendered'),
      },
    ],
    [name, title, shortcut, hasMarkup, isChosen],
  );
  useActions(actions);
  return (
    <Section
      title={title}
      actions={
        hasMarkup && (
          <ViewSwitch
            label={`How the ${title.toLowerCase()} is shown`}
            views={VIEWS}
            words={WORDS}
            view={view}
            onViewChange={(next) => storeChoice(name, next)}
            shortcut={shortcut}
          />
        )
      }
    >
      {view === 'rendered' ? <Markdown text={text} /> : <InstructionText text={text} />}
    </Section>
  );
}
