/** concretizing: specific concepts in the place of general ones. */
import { depthTemplate } from './depth-frame';
import type { Operation } from './operation';

const methodSentence = 'Replace the general concepts in it by more specific ones.';

export const operation: Operation = {
  id: 'concretizing',
  order: 30,
  family: 'in_depth',
  icon: 'crosshair',
  summary: 'Replaces general concepts by more specific ones.',
  methodSentence,
  template: depthTemplate(methodSentence),
};
