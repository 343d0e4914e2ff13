/** reasoning: a task that a few simple thoughts would solve openly asks for several steps. */
import { depthTemplate } from './depth-frame';
import type { Operation } from './operation';

const methodSentence =
  'If a few simple thoughts are enough to solve it, rewrite it so that it openly asks for reasoning in several steps.';

export const operation: Operation = {
  id: 'reasoning',
  order: 40,
  family: 'in_depth',
  icon: 'list-ordered',
  summary: 'Asks openly for reasoning in several steps.',
  methodSentence,
  template: depthTemplate(methodSentence),
};
