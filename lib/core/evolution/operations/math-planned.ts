/** math_planned: upward evolution in four written steps, of which the last is the child. The outline is known from third parties who reproduce the prompt of WizardMath v3; the words are ours. */
import type { Operation } from './operation';
import { ELEMENTS_LABEL, FINAL_LABEL, GIVEN_INSTRUCTION_SLOT, PLAN_LABEL, REWRITTEN_INSTRUCTION_LABEL } from './slots';

const methodSentence =
  'Plan how at least three of these elements can be changed or extended, so that the question becomes harder.';

const template = `You rewrite mathematics questions into harder ones.
Work on the question at the end of this message in four steps, and write each of them down under its label.

Step 1. List the elements of the question, such as its variables, conditions, people, actions and processes. Its theme stays.
Step 2. ${methodSentence} The changes have to fit together, every variable needs something that determines it, and conditions must be realistic. You may add constraints, put the particular in the place of the general, or make more steps of reasoning necessary.
Step 3. Carry the plan out. Add about 30 words at most.
Step 4. Look at the result once more, mend what is unclear or contradictory, and write the final version, without its solution. The words 'given instruction' must not stand in it.

Reply in exactly this form:
${ELEMENTS_LABEL}
what you found in step 1
${PLAN_LABEL}
what you planned in step 2
${REWRITTEN_INSTRUCTION_LABEL}
the result of step 3
${FINAL_LABEL}
the final version of step 4, and nothing after it

${GIVEN_INSTRUCTION_SLOT}
{{instruction}}
`;

export const operation: Operation = {
  id: 'math_planned',
  order: 260,
  family: 'math_up',
  icon: 'trending-up',
  summary: 'Lists the elements, plans three changes, carries them out and reviews the result.',
  replyLabel: FINAL_LABEL,
  methodSentence,
  template,
};
