/** math_concretizing: upward evolution, the particular for the general (WizardMath v1 §2.2). */
import { mathTemplate } from './math-frame';
import type { Operation } from './operation';

const methodSentence =
  'Put particular things, amounts and units in the place of general ones, so that they have to be worked out.';

export const operation: Operation = {
  id: 'math_concretizing',
  order: 240,
  family: 'math_up',
  icon: 'crosshair',
  summary: 'Replaces general things by particular ones that have to be worked out.',
  methodSentence,
  template: mathTemplate('harder', methodSentence),
};
