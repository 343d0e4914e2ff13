/** math_reasoning: upward evolution, more steps of reasoning (WizardMath v1 §2.2). */
import { mathTemplate } from './math-frame';
import type { Operation } from './operation';

const methodSentence = 'Make more steps of reasoning necessary, so that one result is needed for the next.';

export const operation: Operation = {
  id: 'math_reasoning',
  order: 250,
  family: 'math_up',
  icon: 'list-ordered',
  summary: 'Makes more steps of reasoning necessary.',
  methodSentence,
  template: mathTemplate('harder', methodSentence),
};
