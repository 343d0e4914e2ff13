/** reasoning: a task that a few simple thoughts would solve openly asks for several steps. */
import { depthTemplate } from './depth-frame';

export const REASONING_METHOD =
  'If a few simple thoughts are enough to solve it, rewrite it so that it openly asks for reasoning in several steps.';

export const reasoningTemplate = depthTemplate(REASONING_METHOD);
