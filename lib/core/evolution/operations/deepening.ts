/** deepening: the same issue, asked about with more depth and more breadth. */
import { depthTemplate } from './depth-frame';
import type { Operation } from './operation';

const methodSentence =
  'Where it asks about certain issues, let the inquiry go both deeper into them and wider around them.';

export const operation: Operation = {
  id: 'deepening',
  order: 20,
  family: 'in_depth',
  icon: 'arrow-down-to-line',
  summary: 'Asks about the same issue with more depth and breadth.',
  methodSentence,
  template: depthTemplate(methodSentence),
};
