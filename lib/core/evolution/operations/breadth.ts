/** breadth: a brand-new instruction of the same domain, rarer than the one it was inspired by (WizardLM App. E). */
import type { Operation } from './operation';
import { CREATED_SLOT, GIVEN_SLOT } from './slots';

const methodSentence = 'Take it as inspiration for a brand-new prompt.';

const template = `You are a Prompt Creator.
At the end of this message stands a prompt. ${methodSentence}
The new prompt belongs to the same domain, but it is even more rare.
Its length and its difficulty are similar to those of the one that inspired it.
It must be reasonable: people have to be able to understand it and to answer it.
The words '#Given Prompt#', '#Created Prompt#', 'given prompt' and 'created prompt' must not stand in the new prompt.
Reply with the new prompt and nothing else.

${GIVEN_SLOT}
{{instruction}}

${CREATED_SLOT}
`;

export const operation: Operation = {
  id: 'breadth',
  order: 60,
  family: 'in_breadth',
  icon: 'git-fork',
  summary: 'Makes a new, rarer instruction of the same domain.',
  methodSentence,
  template,
};
