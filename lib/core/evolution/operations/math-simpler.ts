/** math_simpler: downward evolution, a hard question becomes an easier one (WizardMath v1 §2.2). */
import { mathTemplate } from './math-frame';
import type { Operation } from './operation';

const methodSentence =
  'Revise it: keep its story, and take away what makes it hard, such as a condition or a step of the calculation.';

export const operation: Operation = {
  id: 'math_simpler',
  order: 210,
  family: 'math_down',
  icon: 'trending-down',
  summary: 'Revises a hard question into an easier one.',
  methodSentence,
  template: mathTemplate('easier', methodSentence),
};
