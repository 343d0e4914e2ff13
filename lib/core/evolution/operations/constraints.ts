/** constraints: one more condition that the answer must meet. */
import { depthTemplate } from './depth-frame';
import type { Operation } from './operation';

const methodSentence = 'Add one more constraint or requirement that the answer has to meet.';

export const operation: Operation = {
  id: 'constraints',
  order: 10,
  family: 'in_depth',
  icon: 'list-plus',
  summary: 'Adds one more constraint or requirement.',
  methodSentence,
  template: depthTemplate(methodSentence),
};
