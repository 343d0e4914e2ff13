/** deepening: the same issue, asked about with more depth and more breadth. */
import { depthTemplate } from './depth-frame';

export const DEEPENING_METHOD =
  'Where it asks about certain issues, let the inquiry go both deeper into them and wider around them.';

export const deepeningTemplate = depthTemplate(DEEPENING_METHOD);
