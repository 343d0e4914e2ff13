/** The default template of every operation: what a new project's version 1 says. */
import type { EvolOperation } from '../../domain/operation';
import { breadthTemplate } from './breadth';
import { complicateInputTemplate } from './complicate-input';
import { concretizingTemplate } from './concretizing';
import { constraintsTemplate } from './constraints';
import { deepeningTemplate } from './deepening';
import { reasoningTemplate } from './reasoning';

const DEFAULT_TEMPLATES = {
  constraints: constraintsTemplate,
  deepening: deepeningTemplate,
  concretizing: concretizingTemplate,
  reasoning: reasoningTemplate,
  complicate_input: complicateInputTemplate,
  breadth: breadthTemplate,
} as const satisfies Record<EvolOperation, string>;

export function defaultTemplate(operation: EvolOperation): string {
  return DEFAULT_TEMPLATES[operation];
}
