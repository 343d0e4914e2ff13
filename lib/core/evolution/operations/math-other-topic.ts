/** math_other_topic: downward evolution, a new and easier question on another topic (WizardMath v1 §2.2). */
import { newMathTemplate } from './math-frame';
import type { Operation } from './operation';

const methodSentence =
  'Write a brand-new mathematics question on another topic than the one at the end of this message, and make it easier than that one.';

export const operation: Operation = {
  id: 'math_other_topic',
  order: 220,
  family: 'math_down',
  icon: 'shuffle',
  summary: 'Makes a new, easier question on another topic.',
  methodSentence,
  template: newMathTemplate(methodSentence),
};
