/** concretizing: specific concepts in the place of general ones. */
import { depthTemplate } from './depth-frame';

export const CONCRETIZING_METHOD = 'Replace the general concepts in it by more specific ones.';

export const concretizingTemplate = depthTemplate(CONCRETIZING_METHOD);
