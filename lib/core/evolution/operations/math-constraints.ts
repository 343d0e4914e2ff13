/** math_constraints: upward evolution, one more condition (WizardMath v1 §2.2). */
import { mathTemplate } from './math-frame';
import type { Operation } from './operation';

const methodSentence = 'Add one more condition that changes the calculation.';

export const operation: Operation = {
  id: 'math_constraints',
  order: 230,
  family: 'math_up',
  icon: 'plus',
  summary: 'Adds one more condition to the calculation.',
  methodSentence,
  template: mathTemplate('harder', methodSentence),
};
